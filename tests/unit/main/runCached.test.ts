import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Script } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCached } from '../../../main/runCached.ts';

let dir = '';
let file = '';
const seen = (): string => readFileSync(path.join(dir, 'seen'), 'utf8');
const bundle = (word: string): string =>
  `require('node:fs').writeFileSync(__dirname + '/seen', '${word} ' + require('./beside.cjs') + ' ' + module.exports)`;
const cacheOf = (source: string): Buffer => new Script(Module.wrap(source)).createCachedData();

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'ringdesk-run-'));
  file = path.join(dir, 'bundle.cjs');
  writeFileSync(path.join(dir, 'beside.cjs'), "module.exports = 'beside'");
  writeFileSync(file, bundle('ran'));
});

afterEach(() => {
  rmSync(dir, { recursive: true });
});

describe('runCached', () => {
  it('runs a bundle that has no code cache', () => {
    runCached(file);
    expect(seen()).toBe('ran beside [object Object]');
  });

  it('runs a bundle out of its code cache', () => {
    writeFileSync(`${file}.cache`, cacheOf(bundle('ran')));
    runCached(file);
    expect(seen()).toBe('ran beside [object Object]');
  });

  it.each([
    ['of another bundle', cacheOf(bundle('something else'))],
    ['that is damaged', cacheOf(bundle('ran')).fill(0, 8, 64)],
    ['that is empty', Buffer.alloc(0)],
  ])('runs a bundle beside a code cache %s', (_what, cache) => {
    writeFileSync(`${file}.cache`, cache);
    runCached(file);
    expect(seen()).toBe('ran beside [object Object]');
  });
});

import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyAside, setAside } from '../../../../main/files/brokenFile.ts';
import { aFolder, modeOf } from '../../../support/files.ts';

const NOON = Date.parse('2026-11-21T12:00:00.000Z');

describe('a broken file', () => {
  it('sets a broken file aside under a name with the time', () => {
    const file = path.join(aFolder(), 'a.json');
    fs.writeFileSync(file, '{');
    expect(setAside(file, NOON)).toBe(`${file}.broken-20261121T120000Z`);
    expect(fs.existsSync(file)).toBe(false);
    expect(setAside(file, NOON)).toBeNull();
  });

  it('never overwrites an earlier broken file', () => {
    const file = path.join(aFolder(), 'a.json');
    fs.writeFileSync(file, 'first');
    const first = setAside(file, NOON);
    fs.writeFileSync(file, 'second');
    const second = setAside(file, NOON);
    expect(second).not.toBe(first);
    expect(fs.readFileSync(first ?? '', 'utf8')).toBe('first');
    expect(fs.readFileSync(second ?? '', 'utf8')).toBe('second');
  });

  it('keeps a copy of a file with a fault in it', () => {
    const file = path.join(aFolder(), 'a.json');
    fs.writeFileSync(file, 'half good', { mode: 0o600 });
    const copy = copyAside(file, NOON);
    expect(copy).toBe(`${file}.broken-20261121T120000Z`);
    expect(fs.readFileSync(copy ?? '', 'utf8')).toBe(fs.readFileSync(file, 'utf8'));
    expect(modeOf(copy ?? '')).toBe(0o600);
  });
});

import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../../main/log/log.ts';
import type { LogFields } from '../../../../main/log/logFields.ts';
import { Redactor } from '../../../../main/log/redactor.ts';
import { aFolder, modeOf } from '../../../support/files.ts';

const NOON = Date.parse('2026-11-21T12:00:00.000Z');

function setup({ dir = path.join(aFolder(), 'logs'), maxBytes = 1_000_000 } = {}) {
  const redactor = new Redactor();
  const log = createLog({ dir, now: () => NOON, redactor, maxBytes });
  const text = () => fs.readFileSync(path.join(dir, 'ringdesk.log'), 'utf8');
  const lines = (): unknown[] =>
    text()
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
  return { dir, log, redactor, text, lines };
}

describe('createLog', () => {
  it('writes one JSON object per line, for the owner only', () => {
    const { log, lines, dir } = setup();
    log.info('poll done', { locationId: 4564, ms: 120, rows: 3 });
    log.warn('poll failed', { kind: 'offline', detail: 'ERR_NAME_NOT_RESOLVED' });
    log.error('bug');
    expect(lines()).toEqual([
      {
        at: '2026-11-21T12:00:00.000Z',
        level: 'info',
        event: 'poll done',
        locationId: 4564,
        ms: 120,
        rows: 3,
      },
      {
        at: '2026-11-21T12:00:00.000Z',
        level: 'warn',
        event: 'poll failed',
        kind: 'offline',
        detail: 'ERR_NAME_NOT_RESOLVED',
      },
      { at: '2026-11-21T12:00:00.000Z', level: 'error', event: 'bug' },
    ]);
    expect(modeOf(path.join(dir, 'ringdesk.log'))).toBe(0o600);
    expect(modeOf(dir)).toBe(0o700);
    log.stop();
  });

  it('leaves out fields that nobody allowed, and says which', () => {
    const { log, lines, text } = setup();
    const careless: object = { name: 'Marta Quill', phone: '+13155550175', rows: 1 };
    log.info('client found', careless);
    expect(lines()).toMatchObject([{ rows: 1, leftOut: ['name', 'phone'] }]);
    expect(text()).not.toMatch(/Marta|0175/);
  });

  it('redacts every text and every long number', () => {
    const { log, text, redactor } = setup();
    redactor.hide('CANARY_USER_1');
    const careless: object = {
      rows: 13155550175,
      detail: 'CANARY_USER_1 +1 315 555 0175',
      callId: 123456789012,
      kind: { a: 'Marta' },
    };
    log.warn('odd CANARY_USER_1', careless);
    expect(text()).not.toMatch(/CANARY|3155550175|315 555|Marta/);
    expect(text()).toContain('"callId":123456789012');
  });

  it('follows the causes of an error and redacts each', () => {
    const { log, lines, text } = setup();
    const root = Object.assign(new Error('connect to +13155550175'), { code: 'ECONNREFUSED' });
    const middle = new Error('GET https://api.alteg.io/x?user=Marta', { cause: root });
    log.error('request failed', { error: new TypeError('fetch failed', { cause: middle }) });
    expect(lines()).toMatchObject([
      {
        error: {
          name: 'TypeError',
          message: 'fetch failed',
          cause: { name: 'Error', cause: { code: 'ECONNREFUSED', message: 'connect to [phone …0175]' } },
        },
      },
    ]);
    expect(text()).not.toMatch(/Marta|1315555/);
  });

  it('survives whatever is thrown at it', () => {
    const { log, lines } = setup();
    const circular: { cause?: unknown } & Error = new Error('round');
    circular.cause = circular;
    const hostile = Object.defineProperty(new Error('x'), 'message', {
      get: () => {
        throw new Error('no');
      },
    });
    for (const error of [circular, hostile, 'text', 7, null, undefined, Symbol('s'), () => 1, { a: 1 }, 10n])
      log.error('odd', { error });
    const throwing: LogFields = {
      get detail(): string {
        throw new Error('no');
      },
    };
    log.info('odd', throwing);
    expect(lines().length).toBeGreaterThanOrEqual(9);
  });

  it('keeps three files of limited size', () => {
    const { log, dir } = setup({ maxBytes: 1000 });
    for (let index = 0; index < 200; index += 1) log.info('tick', { count: index });
    expect(fs.readdirSync(dir).sort()).toEqual(['ringdesk.log', 'ringdesk.log.1', 'ringdesk.log.2']);
    for (const name of fs.readdirSync(dir)) {
      expect(fs.statSync(path.join(dir, name)).size).toBeLessThanOrEqual(1000);
      expect(modeOf(path.join(dir, name))).toBe(0o600);
    }
    expect(fs.readFileSync(path.join(dir, 'ringdesk.log'), 'utf8')).toContain('"count":199');
  });

  it('goes on in the same file after a restart', () => {
    const { log, dir, lines } = setup();
    log.info('one');
    log.stop();
    setup({ dir }).log.info('two');
    expect(lines()).toHaveLength(2);
  });

  it('cuts a long line', () => {
    const { log, text } = setup();
    log.info('long', { detail: 'word '.repeat(100_000) });
    expect(text().length).toBeLessThan(20_000);
  });

  it('never throws where nothing can be written, nor after its end', () => {
    const { log } = setup({ dir: '/dev/null/none' });
    log.info('nowhere');
    log.stop();
    log.info('after');
  });
});

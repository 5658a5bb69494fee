import path from 'node:path';
import { type LogFields, readFields } from './logFields.ts';
import type { Redactor } from './redactor.ts';
import { RotatingFile } from './rotatingFile.ts';

export interface Log {
  /** `event` is a fixed word of the code ("poll failed"), never data. */
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  stop(): void;
}

export interface LogDeps {
  /** Folder of the log files; created if need be. */
  readonly dir: string;
  readonly now: () => number;
  readonly redactor: Redactor;
  readonly maxBytes?: number;
}

const MAX_BYTES = 1_000_000;

/** A log of one JSON object per line in `ringdesk.log`, 1 MB by three files. It never throws. */
export function createLog({ dir, now, redactor, maxBytes = MAX_BYTES }: LogDeps): Log {
  const file = new RotatingFile(path.join(dir, 'ringdesk.log'), maxBytes);
  let stopped = false;

  function write(level: string, event: string, fields: LogFields = {}): void {
    if (stopped) return;
    try {
      const at = new Date(now()).toISOString();
      const line = { at, level, event: redactor.text(event), ...readFields(fields, redactor) };
      file.append(`${JSON.stringify(line)}\n`);
    } catch {
      // A log that fails must not take anything else with it.
    }
  }

  return {
    info: (event, fields) => {
      write('info', event, fields);
    },
    warn: (event, fields) => {
      write('warn', event, fields);
    },
    error: (event, fields) => {
      write('error', event, fields);
    },
    stop: () => {
      stopped = true;
    },
  };
}

import path from 'node:path';
import { net, safeStorage } from 'electron';
import { electronTransport } from '../altegio/electronTransport.ts';
import type { Transport } from '../altegio/transport.ts';
import type { Clock } from '../clock.ts';
import { createLog, type Log } from '../log/log.ts';
import { Redactor } from '../log/redactor.ts';
import { makeMark, type Mark } from '../marks.ts';
import { markedTransport } from '../markedTransport.ts';
import { Keyring } from '../secrets/keyring.ts';
import { FirstPaint } from '../windows/firstPaint.ts';

export interface GroundworkDeps {
  readonly dataFolder: string;
  readonly platform: NodeJS.Platform;
  readonly clock: Clock;
}

/** What everything else stands on and what needs nothing of Ringdesk itself. */
export interface Groundwork {
  readonly mark: Mark;
  readonly redactor: Redactor;
  readonly log: Log;
  readonly keyring: Keyring;
  readonly transport: Transport;
  readonly firstPaint: FirstPaint;
}

// A window that is slow to paint must not keep calls from coming.
const PAINT_WAIT_MS = 1_500;

export function groundwork({ dataFolder, platform, clock }: GroundworkDeps): Groundwork {
  const mark = makeMark(process.env['RINGDESK_MARKS'] === '1');
  const redactor = new Redactor();
  return {
    mark,
    redactor,
    log: createLog({ dir: path.join(dataFolder, 'logs'), now: clock.now, redactor }),
    keyring: new Keyring({ safeStorage, platform }),
    transport: markedTransport(
      electronTransport({ request: (options) => net.request(options), clock }),
      mark,
    ),
    firstPaint: new FirstPaint(clock, PAINT_WAIT_MS),
  };
}

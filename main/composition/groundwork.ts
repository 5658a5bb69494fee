import path from 'node:path';
import { app, net, safeStorage, type ClientRequest, type ClientRequestConstructorOptions } from 'electron';
import { electronTransport } from '../altegio/electronTransport.ts';
import type { Transport } from '../altegio/transport.ts';
import type { Clock } from '../clock.ts';
import { createLog, type Log } from '../log/log.ts';
import { Redactor } from '../log/redactor.ts';
import { makeMark, type Mark } from '../marks.ts';
import { markedTransport } from '../markedTransport.ts';
import { NetworkSessions, watchNetworkService } from '../network/networkSessions.ts';
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
  /** `net.request`, which goes on when the network service dies. */
  readonly request: (options: ClientRequestConstructorOptions) => ClientRequest;
  readonly transport: Transport;
  readonly firstPaint: FirstPaint;
}

// A window that is slow to paint must not keep calls from coming.
const PAINT_WAIT_MS = 1_500;

export function groundwork({ dataFolder, platform, clock }: GroundworkDeps): Groundwork {
  const mark = makeMark(process.env['RINGDESK_MARKS'] === '1');
  const redactor = new Redactor();
  const log = createLog({ dir: path.join(dataFolder, 'logs'), now: clock.now, redactor });
  const sessions = new NetworkSessions({
    request: (options) => net.request(options),
    clock,
    onReplaced: (reason) => {
      log.warn('network session replaced', { reason });
    },
  });
  watchNetworkService(app, () => {
    sessions.serviceGone();
  });
  const request: Groundwork['request'] = (options) => sessions.request(options);
  return {
    mark,
    redactor,
    log,
    keyring: new Keyring({ safeStorage, platform }),
    request,
    transport: markedTransport(electronTransport({ request, clock }), mark),
    firstPaint: new FirstPaint(clock, PAINT_WAIT_MS),
  };
}

import type { CallKey } from '../../contract/model/ids.ts';
import { CallDesk, type CallDeskDeps } from '../calls/callDesk.ts';
import { readCaller } from '../clients/phoneNumber.ts';
import type { Clock } from '../clock.ts';
import { reasonFor } from './reasonFor.ts';
import type { Reception } from './reception.ts';
import { shownNumber } from './shownNumber.ts';
import { testCaller } from './testCall.ts';

export interface DeskForDeps extends Pick<CallDeskDeps, 'pageOf'> {
  readonly clock: Clock;
  /** The desk outlives accounts: it asks for whoever is at work now. */
  readonly reception: () => Reception;
  readonly onChange: () => void;
  readonly onOpened: (key: CallKey) => void;
  readonly onIdentified: (key: CallKey) => void;
}

/** The one call desk of the app, wired to the salon at work. */
export function deskFor({ clock, reception, ...listeners }: DeskForDeps): CallDesk {
  return new CallDesk({
    clock,
    ...listeners,
    stayMs: () => {
      const { popupSeconds } = reception().profile.store.settings;
      return popupSeconds === null ? null : popupSeconds * 1000;
    },
    onNamed: (key, client) => {
      reception().watch?.lastCalls.name(key, client);
    },
    onNobody: (key) => {
      reception().watch?.lastCalls.foundNobody(key);
    },
    onUndecided: (key) => {
      reception().watch?.lastCalls.undecided(key);
    },
    onSaid: (signal, match) => {
      reception().watch?.said.ofCard(signal, match);
    },
    likelyReason: (signal, match) => {
      const { profile, watch } = reception();
      const isWanted = profile.store.settings.likelyReason && signal.origin !== 'test';
      return watch && isWanted ? reasonFor(watch, signal, match) : null;
    },
    callOfToday: (call, location) => reception().watch?.log.callOfToday(call, location) ?? 1,
    showNumber: (call, location, isClient) =>
      shownNumber(
        reception().watch?.callerOf(call, location) ?? readCaller(call.callerPhone, location),
        isClient,
      ),
    guess: (signal) =>
      signal.origin === 'test'
        ? testCaller(signal.call.startedAtMs)
        : (reception().watch?.guess(signal) ?? null),
    identify: async (signal, tell, abort) => {
      if (signal.origin === 'test') tell(testCaller(signal.call.startedAtMs));
      else await reception().watch?.identify(signal, tell, abort);
    },
  });
}

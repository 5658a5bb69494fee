import type { CallDesk } from '../calls/callDesk.ts';
import type { Clock } from '../clock.ts';
import type { CardPages } from '../follow-up/cardPages.ts';
import type { Mark } from '../marks.ts';
import { CallNotices } from '../notify/callNotices.ts';
import { oncePerTurn } from '../oncePerTurn.ts';
import { CardActions } from '../salon/cardActions.ts';
import { deskFor } from '../salon/deskFor.ts';
import type { Reception } from '../salon/reception.ts';
import { TestCalls } from '../salon/testCall.ts';
import type { OutsideWorld } from './outsideWorld.ts';

export interface CallServicesDeps {
  readonly clock: Clock;
  readonly mark: Mark;
  readonly outside: OutsideWorld;
  readonly serverNowMs: () => number;
  readonly reception: () => Reception;
  readonly cardPages: () => CardPages;
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

/** The calls that show now: their desk, their notifications, what a person does with a card. */
export interface CallServices {
  readonly callNotices: CallNotices;
  readonly desk: CallDesk;
  readonly actions: CardActions;
  readonly testCalls: TestCalls;
}

export function callServices(deps: CallServicesDeps): CallServices {
  const { clock, mark, outside, serverNowMs, reception, cardPages, onChange, onBug } = deps;
  const callNotices = new CallNotices({
    clock,
    card: (key) => desk.card(key),
    level: () => reception().profile.store.settings.notificationLevel,
    show: outside.notify,
  });
  const desk = deskFor({
    clock,
    reception,
    onChange: oncePerTurn(onChange),
    pageOf: (key) => cardPages().of(key),
    onOpened: (key) => {
      mark('call-opened');
      void cardPages().refresh().catch(onBug);
      callNotices.opened(key);
    },
    onIdentified: (key) => {
      callNotices.identified(key);
    },
  });
  return {
    callNotices,
    desk,
    actions: new CardActions({
      ...outside,
      desk,
      watch: () => reception().watch,
      choices: () => reception().profile.choices,
    }),
    testCalls: new TestCalls(desk, serverNowMs),
  };
}

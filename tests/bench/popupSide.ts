import { setTimeout as sleep } from 'node:timers/promises';
import type { Simulator } from '../../main/demo/simulator.ts';
import { limits } from '../../scripts/testLimits.ts';
import type { Marks } from './appMarks.ts';
import type { Sample } from './line.ts';
import { nextPoll } from './polls.ts';
import type { Region, ScreenPixels } from './screenPixels.ts';

/** A program that shows a popup when a call comes in. */
export interface PopupSide {
  readonly api: Simulator;
  readonly locationId: number;
  readonly marks: Marks;
  /** Its parts would tell nothing beside those of a whole app. */
  readonly isFloor: boolean;
  /** Where its popup stands; asked while it is shown. */
  bounds(): Promise<Electron.Rectangle>;
  /** Resolves when it is hidden again. */
  dismiss(): Promise<void>;
  close(): Promise<void>;
}

export const pollSeconds = 2;
const LOWEST_CARD = 250;

/** Times one popup after the other of a program, each dismissed before the next. */
export class TimedPopups {
  readonly #side: PopupSide;
  readonly #screen: ScreenPixels;
  #region: Region | undefined;
  #calls = 0;

  constructor(side: PopupSide, screen: ScreenPixels) {
    this.#side = side;
    this.#screen = screen;
  }

  /** Lets a call come in when the given part of the time between two polls is over. */
  async next(phase: number): Promise<Sample> {
    const { api, locationId, marks } = this.#side;
    await nextPoll(api);
    await sleep(phase * pollSeconds * 1_000);
    const addedAt = Date.now();
    this.#calls += 1;
    api.addCall({ locationId, phone: `+1310555${String(100 + this.#calls).padStart(4, '0')}` });
    const soon = marks.next('call-opened', addedAt);
    const region = this.#region;
    const onScreen = region && this.#screen.textAppears({ region, soon, limitMs: limits.seen });
    const [opened, shown, seenAt] = await Promise.all([soon, marks.next('popup-shown', addedAt), onScreen]);
    const response = marks.last('response-received', opened.at);
    if (!region) {
      // Where a window stands is certain only when the window manager has put it into its frame.
      await sleep(500);
      this.#region = callerOn(await this.#side.bounds());
    }
    await this.#side.dismiss();
    if (seenAt === undefined) return {};
    return {
      fromRow: seenAt - addedAt,
      fromResponse: seenAt - response.at,
      ...(!this.#side.isFloor && {
        untilOpened: opened.at - response.at,
        untilShown: shown.at - response.at,
      }),
    };
  }
}

/** Through the caller's number and all below it, within every card: the windows behind have letters too. */
const callerOn = ({ x, y, height }: Electron.Rectangle): Region => ({
  x: x + 100,
  y: y + height - LOWEST_CARD,
  width: 16,
  height: LOWEST_CARD,
});

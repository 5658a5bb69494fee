import type { Judge } from './judges.ts';
import { lineOf, type Line, type Sample } from './line.ts';
import { pollSeconds, TimedPopups, type PopupSide } from './popupSide.ts';
import { inTurn, measureRounds, type Counts } from './rounds.ts';
import { ScreenPixels } from './screenPixels.ts';

export interface PopupsWanted {
  readonly ours: PopupSide;
  readonly beside: PopupSide;
  readonly besideName: string;
  readonly display: string;
  readonly judge: Judge;
  readonly counts: Counts;
}

const WARM_UP = 2;
/** Each round waits for another part of the time between two polls; after this many, all of it is covered. */
const PHASES = 15;

// A popup may take 20 ms where a bare window takes 13, and one in twenty of them 50 where it takes 23. A call may wait
// for the next poll and 0.3 s.
const BUDGETS = { p50: 20 / 13, p95: 50 / 23, fromRow: 1 + 0.3 / pollSeconds };

/** Lets calls come in at either in turn and times each popup. */
export async function measurePopups(wanted: PopupsWanted): Promise<readonly Line[]> {
  const { ours, beside, besideName, display, judge, counts } = wanted;
  const screen = await ScreenPixels.open(display);
  const timeOurs = new TimedPopups(ours, screen);
  const timeBeside = new TimedPopups(beside, screen);
  const round = (index: number): Promise<{ ours: Sample; beside: Sample }> => {
    const phase = phaseOf(index);
    return inTurn(
      index,
      () => timeOurs.next(phase),
      () => timeBeside.next(phase),
    );
  };
  try {
    for (let index = 0; index < WARM_UP; index += 1) await round(index);
    const response = { name: 'fromResponse', unit: 'ms' };
    const onScreen = 'response → popup on the screen';
    const fromRow = { what: 'row in the API → popup', name: 'fromRow', unit: 'ms' };
    return await measureRounds({
      name: 'popups',
      counts,
      judge,
      round,
      linesOf: (rounds) =>
        [
          { what: onScreen, ...response, by: 'p50' as const, budget: BUDGETS.p50 },
          { what: onScreen, ...response, by: 'p95' as const, budget: BUDGETS.p95 },
          { what: 'response → card opened', name: 'untilOpened', unit: 'ms', by: 'p50' as const },
          { what: 'response → window shown', name: 'untilShown', unit: 'ms', by: 'p50' as const },
          { ...fromRow, by: 'mean' as const },
          { ...fromRow, by: 'p95' as const, budget: BUDGETS.fromRow },
        ].map((line) => lineOf(line, rounds, besideName)),
    });
  } finally {
    screen.close();
  }
}

/** Evenly spread and in no order, the same for both of a pair. */
const phaseOf = (index: number): number => (((index * 7) % PHASES) + 0.5) / PHASES;

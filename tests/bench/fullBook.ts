import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Locator } from '@playwright/test';
import { makeDemoSalon } from '../../main/demo/data/makeDemoSalon.ts';
import { startSimulator } from '../../main/demo/simulator.ts';
import { launchApp, quitApp, windowTitled } from '../e2e/support/launchApp.ts';
import { dropAnswers, fillBook, type Filled, type Salon } from './fillingBook.ts';
import { launchFloor, type Floor } from './floor.ts';
import { goFirst } from './goFirst.ts';
import { TURN_MS } from './heldUp.ts';
import type { Judge } from './judges.ts';
import { lineOf, type Line } from './line.ts';
import type { Program } from './plainStart.ts';
import { inTurn, measureRounds, type Counts } from './rounds.ts';
import { scrollThrough } from './scrolling.ts';
import { timedStarts } from './starts.ts';

export interface FullBookWanted {
  readonly executable: string;
  readonly beside:
    | { readonly kind: 'floors'; readonly hello: Program; readonly asking: Floor; readonly rows: Floor }
    | { readonly kind: 'package'; readonly name: string; readonly executable: string };
  readonly env: Record<string, string>;
  readonly judge: Judge;
  readonly counts: { readonly fills: Counts; readonly scrolls: Counts; readonly starts: Counts };
}

/** Times the calls of a usual salon, over half a year: some fifty thousand. */
const CALL_VOLUME = 4;

// Main may be held up by 20 ms, at most 50. That hello-world has its next turn after 6.2 ms, at most 8, is an estimate
// that no quiet machine has confirmed. A window may be given 58 of its 60 frames a second. A list of any length may be
// drawn in 1.4 times hello-world's start.
const BUDGETS = {
  turnP99: (TURN_MS + 20) / 6.2,
  turnLongest: (TURN_MS + 50) / 8,
  frame: 60 / 58,
  start: 1.4,
};

/** The package while its book is filled, scrolling through the full one, and starting with it. */
export async function measureFullBook(wanted: FullBookWanted): Promise<readonly Line[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ringdesk-bench-'));
  const api = await startSimulator({
    salon: makeDemoSalon({ now: Date.now(), daysBack: 179, callVolume: CALL_VOLUME, drawnClients: 4_000 }),
  });
  try {
    const provisionFile = await api.writeProvisionFile(path.join(folder, 'provision.json'), {
      requestsPerSecond: 50,
      requestsPerMinute: 3_000,
    });
    const salon: Salon = { api, provisionFile, folder, env: wanted.env };
    const held = await measureFilling(salon, wanted);
    const scrolled = await measureScrolling(salon, wanted);
    return [...held, ...scrolled, ...(await measureFullStarts(salon, wanted))];
  } finally {
    await api.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const callsOf = ({ api }: Salon): string => `${api.salon.calls.length.toLocaleString('en')} calls`;

/** The profile whose book was filled last. */
const profileOf = ({ folder }: Salon, side: 'ours' | 'beside'): string => path.join(folder, side);

async function measureFilling(
  salon: Salon,
  { executable, beside, judge, counts }: FullBookWanted,
): Promise<readonly Line[]> {
  const fill = async (side: 'ours' | 'beside', program: string): Promise<Filled> => {
    await rm(profileOf(salon, side), { recursive: true, force: true });
    return fillBook(salon, program, profileOf(salon, side));
  };
  const name = beside.kind === 'floors' ? 'hello, same answers' : beside.name;
  const what = `main's turns while ${callsOf(salon)} come in`;
  return measureRounds({
    name: 'filling the book',
    counts: counts.fills,
    judge,
    round: async (index) => {
      if (beside.kind === 'package') {
        const both = await inTurn(
          index,
          () => fill('ours', executable),
          () => fill('beside', beside.executable),
        );
        return { ours: both.ours.sample, beside: both.beside.sample };
      }
      const { sample, requests } = await fill('ours', executable);
      return { ours: sample, beside: await dropAnswers(salon, beside.asking, requests) };
    },
    linesOf: (rounds) => [
      lineOf(
        { what: `${what}, p99`, name: 'turnP99', unit: 'ms', by: 'p50', budget: BUDGETS.turnP99 },
        rounds,
        name,
      ),
      lineOf(
        { what: `${what}, longest`, name: 'turnLongest', unit: 'ms', by: 'p50', budget: BUDGETS.turnLongest },
        rounds,
        name,
      ),
    ],
  });
}

async function measureScrolling(
  salon: Salon,
  { executable, beside, judge, counts }: FullBookWanted,
): Promise<readonly Line[]> {
  const apps: ElectronApplication[] = [];
  const listOfCalls = async (side: 'ours' | 'beside', program: string): Promise<Locator> => {
    const { provisionFile, env, folder } = salon;
    const app = await launchApp({
      executable: program,
      userDataDir: profileOf(salon, side),
      provisionFile,
      env,
      logFile: path.join(folder, 'app.log'),
    });
    goFirst(app.process().pid ?? 0);
    apps.push(app);
    const page = await windowTitled(app, 'Ringdesk');
    await page.getByRole('link', { name: 'Calls', exact: true }).click();
    return page.getByRole('grid', { name: 'Calls' });
  };
  const plainRows = async (floor: Floor): Promise<Locator> => {
    const app = await launchFloor(floor, salon.env);
    apps.push(app);
    return (await windowTitled(app, 'Rows')).getByRole('main');
  };
  const name = beside.kind === 'floors' ? 'plain rows' : beside.name;
  try {
    const ours = await listOfCalls('ours', executable);
    const other = await (beside.kind === 'floors'
      ? plainRows(beside.rows)
      : listOfCalls('beside', beside.executable));
    const what = `scrolling ${callsOf(salon)}, from frame to frame`;
    return await measureRounds({
      name: 'scrolling',
      counts: counts.scrolls,
      judge,
      round: (index) =>
        inTurn(
          index,
          () => scrollThrough(ours),
          () => scrollThrough(other),
        ),
      linesOf: (rounds) => [
        lineOf({ what, name: 'gap', unit: 'ms', by: 'mean', budget: BUDGETS.frame }, rounds, name),
        lineOf({ what: `${what}: p95`, name: 'gapP95', unit: 'ms', by: 'p50' }, rounds, name),
      ],
    });
  } finally {
    for (const app of apps) await quitApp(app);
  }
}

function measureFullStarts(
  salon: Salon,
  { executable, beside, judge, counts }: FullBookWanted,
): Promise<readonly Line[]> {
  const program = (of: string): Program => ({
    title: 'Ringdesk',
    executable: of,
    args: [`--provision=${salon.provisionFile}`, '--password-store=gnome-libsecret'],
    env: { ...process.env, ...salon.env },
  });
  const ours = timedStarts(program(executable), { profile: profileOf(salon, 'ours') });
  const other =
    beside.kind === 'floors'
      ? timedStarts(beside.hello)
      : timedStarts(program(beside.executable), { profile: profileOf(salon, 'beside') });
  const name = beside.kind === 'floors' ? 'hello' : beside.name;
  return measureRounds({
    name: 'start with a full book',
    counts: counts.starts,
    judge,
    round: (index) => inTurn(index, ours, other),
    linesOf: (rounds) => [
      lineOf(
        {
          what: `start with ${callsOf(salon)} → largest content`,
          name: 'largest',
          unit: 'ms',
          by: 'p50',
          budget: BUDGETS.start,
        },
        rounds,
        name,
      ),
    ],
  });
}

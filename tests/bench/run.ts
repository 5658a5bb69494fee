import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { makeDemoSalon } from '../../main/demo/data/makeDemoSalon.ts';
import { startSimulator } from '../../main/demo/simulator.ts';
import { buildApp } from '../../scripts/build.ts';
import { Children } from '../../scripts/children.ts';
import { ensureDebianPackages } from '../../scripts/debianPackages.ts';
import { electronHost } from '../../scripts/electron/electronHost.ts';
import { electronRuntime } from '../../scripts/electronRuntime.ts';
import { makeTestCopy, packageApp } from '../../scripts/packagedApp.ts';
import { runScript } from '../../scripts/plainFailure.ts';
import { inProject } from '../../scripts/projectRoot.ts';
import { startTestSession } from '../../scripts/testSession.ts';
import { packagesForTests } from '../../scripts/windowTests.ts';
import { measureBook } from './bookGrowth.ts';
import { bundleSizes } from './bundleSizes.ts';
import { measureIdle, measureStarts } from './comparison.ts';
import { measureFullBook } from './fullBook.ts';
import { onlyPolled } from './onlyPolled.ts';
import { pollSeconds, timePopups } from './popups.ts';
import { report, type Row } from './report.ts';
import { median, percentile } from './statistics.ts';

const { values } = parseArgs({
  options: {
    starts: { type: 'string', default: '10' },
    idle: { type: 'string', default: '3' },
    popups: { type: 'string', default: '30' },
    full: { type: 'string', default: '5' },
    /** The largest call book to measure: 10 000, 100 000 or 1 000 000 calls. */
    book: { type: 'string', default: '100000' },
    /** Measures nothing but popups. */
    'popups-only': { type: 'boolean', default: false },
    /** Measures nothing but a book with fifty thousand calls in the package. */
    'full-only': { type: 'boolean', default: false },
    /** Measures nothing but the call book. */
    'book-only': { type: 'boolean', default: false },
  },
});

// What the usual limits come to with ten locations: half of a hundred requests a minute.
const secondsWithTen = 12;

/** Measures the packaged app beside a hello-world app on the same Electron, and prints how it keeps its budgets. */
await runScript(async () => {
  const sizes = [10_000, 100_000, 1_000_000].filter((calls) => calls <= Number(values.book));
  if (values['book-only']) {
    await build({ configFile: inProject('vite.config.ts'), mode: 'book', logLevel: 'warn' });
    report(await measureBook(sizes), inProject('artifacts', 'bench-book.json'), { node: process.version });
    return 0;
  }
  await ensureDebianPackages(packagesForTests);
  const runtime = await electronRuntime();
  await buildApp();
  await packageApp(runtime, 'keep');
  const helloHost = await electronHost(runtime, inProject('tests/bench/hello'), inProject('.electron/hello'));
  const executable = await makeTestCopy();

  const children = new Children();
  const session = await startTestSession(children);
  const api = await startSimulator({ salon: tenLocations() });
  await mkdir(inProject('artifacts'), { recursive: true });
  try {
    if (values['popups-only']) {
      const times = await timePopups(Number(values.popups), stringsOf(session.env));
      report(popupRows(times), inProject('artifacts', 'bench-popups.json'), { electron: runtime.version });
      return 0;
    }
    const fullBook = (): Promise<Row[]> => measureFullBook(Number(values.full), stringsOf(session.env));
    if (values['full-only']) {
      report(await fullBook(), inProject('artifacts', 'bench-full.json'), { electron: runtime.version });
      return 0;
    }
    const provision = await api.writeProvisionFile(inProject('artifacts', 'bench-provision.json'), {
      pollSeconds: 5,
    });
    const pair = {
      hello: { ...helloHost, env: session.env },
      ringdesk: { executable, args: [`--provision=${provision}`], env: session.env },
    };
    const starts = await measureStarts(pair, Number(values.starts));
    const quietly = await api.writeProvisionFile(inProject('artifacts', 'bench-idle.json'), {
      pollSeconds: secondsWithTen,
      requestsPerSecond: 50,
      requestsPerMinute: 3_000,
    });
    const idle = await measureIdle(
      {
        ...pair,
        ringdesk: { ...pair.ringdesk, args: [`--provision=${quietly}`] },
        settled: () => onlyPolled(api),
      },
      Number(values.idle),
    );
    const popups = await timePopups(Number(values.popups), stringsOf(session.env));
    const rows: Row[] = [
      ...starts,
      ...idle,
      ...popupRows(popups),
      ...(await fullBook()),
      ...bundleSizes(),
      ...(await measureBook(sizes)),
    ];
    report(rows, inProject('artifacts', 'bench.json'), { electron: runtime.version });
    return 0;
  } finally {
    await api.stop();
    await children.stop();
    await session.remove();
  }
});

function tenLocations() {
  const salon = makeDemoSalon({ now: Date.now() });
  const [model] = salon.locations;
  if (!model) throw new Error('The demo salon has no location.');
  const more = Array.from({ length: 10 - salon.locations.length }, (_, index) => ({
    ...model,
    id: 700_000 + index,
    title: `Branch ${index + 1}`,
  }));
  return makeDemoSalon({ now: Date.now(), moreLocations: more });
}

function popupRows(times: Awaited<ReturnType<typeof timePopups>>): Row[] {
  const { fromResponseMs, untilOpenedMs, untilShownMs, twoFramesMs, fromRowMs } = times;
  const p95 = (samples: readonly number[]) => percentile(samples, 0.95);
  const most = pollSeconds * 1_000 + 300;
  return [
    {
      what: 'response → popup on the screen, p50',
      value: median(fromResponseMs),
      unit: 'ms',
      budget: 20,
      samples: fromResponseMs,
    },
    { what: 'response → popup on the screen, p95', value: p95(fromResponseMs), unit: 'ms', budget: 50 },
    { what: 'response → card opened, p50', value: median(untilOpenedMs), unit: 'ms', samples: untilOpenedMs },
    { what: 'response → window shown, p50', value: median(untilShownMs), unit: 'ms', samples: untilShownMs },
    {
      what: 'response → two frames of its page, p50',
      value: median(twoFramesMs),
      unit: 'ms',
      samples: twoFramesMs,
    },
    { what: 'row in the API → popup, p50', value: median(fromRowMs), unit: 'ms', samples: fromRowMs },
    { what: 'row in the API → popup, p95', value: p95(fromRowMs), unit: 'ms', budget: most },
  ];
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  const strings: Record<string, string> = {};
  for (const [key, value] of Object.entries(env)) if (value !== undefined) strings[key] = value;
  return strings;
}

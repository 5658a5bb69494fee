const TURNS = 3;
/** Some systems tell the time of the processor in steps of 16 ms. */
const FEWEST_MS = 20;

/** What the processor has spent on this process, in milliseconds: neither others on the machine nor a stall counts. */
function spentMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function costOf(work: () => unknown, times: number): number {
  const before = spentMs();
  for (let time = 0; time < times; time += 1) work();
  return spentMs() - before;
}

/**
 * How many times as much the large piece of work costs as the small one, however fast the machine is: the cheapest of
 * several turns each, taken one after the other, so that what disturbs one of them does not matter. Four times as much
 * work costs about 4 where the cost grows evenly and about 16 where it grows with the square.
 */
export function growth(small: () => unknown, large: () => unknown): number {
  let times = 1;
  while (costOf(small, times) < FEWEST_MS) times *= 2;
  let [smallMs, largeMs] = [Infinity, Infinity];
  for (let turn = 0; turn < TURNS; turn += 1) {
    smallMs = Math.min(smallMs, costOf(small, times));
    largeMs = Math.min(largeMs, costOf(large, times));
  }
  return largeMs / smallMs;
}

const TURNS = 5;
const TIMES = 2;

/** What the processor has spent on this process, in milliseconds: neither others on the machine nor a stall counts. */
function spentMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function costOf(work: () => unknown): number {
  const before = spentMs();
  for (let time = 0; time < TIMES; time += 1) work();
  return spentMs() - before;
}

/**
 * How many times as much the large piece of work costs as the small one, however fast the machine is: the cheapest of
 * several turns each, taken one after the other, so that what disturbs a few of them does not matter. Four times as
 * much work costs about 4 where the cost grows evenly and about 16 where it grows with the square.
 */
export function growth(small: () => unknown, large: () => unknown): number {
  let [smallMs, largeMs] = [Infinity, Infinity];
  for (let turn = 0; turn < TURNS; turn += 1) {
    smallMs = Math.min(smallMs, costOf(small));
    largeMs = Math.min(largeMs, costOf(large));
  }
  return largeMs / smallMs;
}

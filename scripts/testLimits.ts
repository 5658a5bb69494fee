/**
 * How long a test waits before it gives up, in milliseconds. Far more than any machine needs: only what fails ever
 * waits this long, so a slow or busy machine changes how long a run takes and never how it ends.
 */
export const limits = {
  /** A whole test in Node. */
  unitTest: 120_000,
  /** A whole test in windows. */
  windowTest: 600_000,
  /** Something that will be seen, or an answer that will come. */
  seen: 120_000,
  /** A look that is repeated when what it met has gone meanwhile. */
  glance: 5_000,
  /** The start or the end of a program. */
  program: 120_000,
} as const;

// The column holds no nulls.
const UNKNOWN = -1;

/** A call's length as the book keeps it. */
export const keptLength = (durationSeconds: number | null): number => durationSeconds ?? UNKNOWN;

/** A call's length out of the book; null: unknown. */
export const lengthOf = (kept: number): number | null => (kept === UNKNOWN ? null : kept);

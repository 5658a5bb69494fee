const DAY_MS = 86_400_000;

/** Calendar days as whole numbers, to count with: "1970-01-01" is 0. */
export const epochDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

export const dayOfEpoch = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

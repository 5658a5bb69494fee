/** Moments for the benchmark, one JSON line each on stdout; silent unless asked for. */
export type Mark = (name: string, detail?: string) => void;

export const makeMark = (on: boolean): Mark =>
  on
    ? (mark, detail) => {
        process.stdout.write(`@${JSON.stringify({ mark, detail, at: Date.now() })}\n`);
      }
    : () => undefined;

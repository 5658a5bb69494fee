import * as z from 'zod';
import { CallKey, LocationId } from '../../contract/model/ids.ts';
import { parseJsonObject } from '../files/json.ts';

const PoppedLine = z.strictObject({ call: CallKey, at: z.number() });
const PolledLine = z.strictObject({ location: LocationId, polledAt: z.number() });

/** One line of the file: a call that popped, or when a location was last asked. */
export type Line = z.infer<typeof PoppedLine> | z.infer<typeof PolledLine>;

export interface ReadLines {
  readonly lines: readonly Line[];
  /** A crash cut the last line short. */
  readonly torn: boolean;
  /** Something else than that is wrong with the file. */
  readonly broken: boolean;
}

export function writeLine(line: Line): string {
  return `${JSON.stringify(line)}\n`;
}

/** Reads as many lines as make sense. */
export function readLines(text: string): ReadLines {
  const rows = text.split('\n');
  const torn = rows.pop() !== '';
  const lines = rows.map((row) => z.union([PoppedLine, PolledLine]).safeParse(parseJsonObject(row)));
  return {
    lines: lines.flatMap((line) => (line.success ? [line.data] : [])),
    torn,
    broken: lines.some((line) => !line.success),
  };
}

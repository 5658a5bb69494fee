import * as z from 'zod';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import { rangeOf, type TimeRange } from './callPeriod.ts';
import { onceAmong } from './callRows.ts';
import { type CallShape, unpackShape } from './callShape.ts';
import { placesById } from './locations.ts';

/** Calls of these shapes within one range of time. Locations in several zones make several parts of a selection. */
export interface SelectedPart extends TimeRange {
  readonly shapes: readonly number[];
  /** A condition on `id`: that no earlier row of its call lies in the same selection. */
  readonly once: string;
}

const ShapeRow = z.object({ shape: z.number().int().nullable() });

// Jumps from one shape to the next: some hundred steps however many calls there are.
const SHAPES = `
WITH RECURSIVE present (shape) AS (
  SELECT min(shape) FROM calls
  UNION ALL
  SELECT (SELECT min(calls.shape) FROM calls WHERE calls.shape > present.shape) FROM present WHERE shape IS NOT NULL
)
SELECT shape FROM present WHERE shape IS NOT NULL`;

/** What a filter leaves, apart from its words. Periods are days of each location's own clock. */
export function selectCalls(database: BookDatabase, filter: CallFilter, nowMs: number): SelectedPart[] {
  const places = placesById(database);
  const once = onceAmong(filter.locationIds, 'id');
  const parts = new Map<string, TimeRange & { readonly shapes: number[]; readonly once: string }>();
  const rows = z.array(ShapeRow).parse(database.prepare(SHAPES).all());
  for (const { shape } of rows) {
    if (shape === null) continue;
    const call = unpackShape(shape);
    if (!matches(call, filter)) continue;
    const timeZone = filter.period.kind === 'all' ? 'UTC' : (places.get(call.locationId)?.timeZone ?? 'UTC');
    const part = parts.get(timeZone) ?? { ...rangeOf(filter.period, timeZone, nowMs), shapes: [], once };
    part.shapes.push(shape);
    parts.set(timeZone, part);
  }
  return [...parts.values()];
}

function matches(call: CallShape, filter: CallFilter): boolean {
  const { locationIds, direction, statuses, caller, withRecording, followUp } = filter;
  return (
    (locationIds.length === 0 || locationIds.some((id) => id === call.locationId)) &&
    // Where locations were chosen, a call shows that one of them lists, whichever row stands for it.
    (!call.twin || locationIds.length > 0) &&
    (direction === null || direction === call.direction) &&
    (statuses.length === 0 || statuses.includes(call.status)) &&
    (caller === null || (caller === 'known') === call.known) &&
    (!withRecording || call.recorded) &&
    (followUp === null || followUp === call.followUp)
  );
}

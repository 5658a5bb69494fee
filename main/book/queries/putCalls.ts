import type { MissedRule } from '../../../contract/model/followUp.ts';
import type { KnownCall } from '../../calls/knownCall.ts';
import type { BookContext } from '../bookHandlers.ts';
import { CallWriter } from './callWriter.ts';
import { joinCalls } from './joinCalls.ts';
import { type BookLocation, placesById, putLocations } from './locations.ts';
import { missedPersons } from './missedPersons.ts';
import { RescuedDecisions } from './rescuedDecisions.ts';
import { remakeFollowUps } from './remakeFollowUps.ts';

export type BookCall = Omit<KnownCall, 'callDateText' | 'startedAtCandidatesMs'>;

export interface PutCalls {
  /** New ones, or with another title or zone; must be there before their calls. */
  readonly locations?: readonly BookLocation[];
  readonly calls: readonly BookCall[];
  /** On the server's clock. */
  readonly nowMs: number;
  readonly rule: MissedRule;
}

export interface PutAnswer {
  readonly added: number;
  /** Calls that were there and said something else. */
  readonly changed: number;
  /** Calls of locations that the book does not know. */
  readonly refused: number;
}

/** Takes calls into the book. The same call again changes nothing; what it says anew is written in its place. */
export function putCalls(context: BookContext, { locations = [], calls, rule, nowMs }: PutCalls): PutAnswer {
  const { database } = context;
  putLocations(context, locations);
  const places = placesById(database);
  const rows = new CallWriter(database, rule);
  const rescued = new RescuedDecisions(context);
  const count = { added: 0, changed: 0, refused: 0, same: 0 };
  for (const call of calls) {
    const place = places.get(call.locationId);
    const came = place ? rows.put(call, place) : 'refused';
    count[came] += 1;
    if (came === 'added') rescued.putBack(call);
  }
  rescued.end();
  joinCalls(database, rows.touched, rule);
  rows.end();
  // By the server's clock: on a PC whose clock runs ahead, every row would lapse at once.
  remakeFollowUps({ database, nowMs: () => nowMs }, missedPersons(database, rows.persons));
  const { added, changed, refused } = count;
  return { added, changed, refused };
}

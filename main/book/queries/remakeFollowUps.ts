import * as z from 'zod';
import type { BookDatabase } from '../bookDatabase.ts';
import type { BookContext } from '../bookHandlers.ts';
import { episodesOf, type Episode } from './episodes.ts';
import { readMissedRule } from './missedRule.ts';
import { readHistories, type KeptHistory } from './readHistories.ts';

const FIELDS = `person, caller_id, location_id, client_id, state, tries, first_try_at, last_try_at, last_call, by_hand,
  later_at, lapses_at, solved_by, solved_at, solved_visit`;

const KEPT = `
SELECT follow_ups.id, json_array(${FIELDS}) AS fields
FROM json_each(?) AS wanted CROSS JOIN follow_ups ON follow_ups.person = wanted.value`;

const LAST = 'SELECT coalesce(max(id), 0) AS id FROM follow_ups';

const KEEP = `
INSERT INTO follow_ups (id, ${FIELDS})
SELECT ${Array.from({ length: 16 }, (_, place) => `value ->> ${place}`).join(', ')} FROM json_each(?)`;

const HOLD = `
UPDATE calls SET follow_up_id = held.value ->> 1 FROM json_each(?) AS held WHERE calls.id = held.value ->> 0`;

const LastRow = z.object({ id: z.number().int() });
const KeptRow = z.object({ id: z.number().int(), fields: z.string() });

type Fields = readonly (string | number | null)[];

/**
 * Makes the rows of these persons anew from calls, decisions and bookings; what stays the same is not written. To be
 * asked inside the transaction that changed any of these; a caller who became another person needs both named.
 */
export function remakeFollowUps(
  context: BookContext,
  persons: ReadonlySet<string>,
  { openDays }: { readonly openDays: number } = readMissedRule(context),
): void {
  if (persons.size === 0) return;
  const { database, nowMs } = context;
  const histories = readHistories(database, persons);
  const wanted = [...histories].flatMap(([person, history]) =>
    episodesOf(history, openDays, nowMs()).map((episode) => ({
      fields: fieldsOf(person, episode, history),
      calls: episode.tries.flat().map(({ id }) => id),
    })),
  );
  const kept = new Map(keptRows(database, persons).map(({ id, fields }) => [fields, id]));
  const stays = new Set(wanted.map(({ fields }) => JSON.stringify(fields)));
  const gone = [...kept].flatMap(([fields, id]) => (stays.has(fields) ? [] : [id]));
  forget(database, gone);

  let nextId = LastRow.parse(database.prepare(LAST).get()).id + 1;
  const fresh: Fields[] = [];
  const rowOfCall = new Map<number, number>();
  for (const { fields, calls } of wanted) {
    const id = kept.get(JSON.stringify(fields)) ?? nextId;
    if (id === nextId) fresh.push([nextId++, ...fields]);
    for (const call of calls) rowOfCall.set(call, id);
  }
  database.prepare(KEEP).run(JSON.stringify(fresh));
  const forgotten = new Set(gone);
  const held = [...histories.values()].flatMap(({ calls }) =>
    calls.flatMap(({ id, followUp }) => {
      const before = followUp !== null && forgotten.has(followUp) ? null : followUp;
      const row = rowOfCall.get(id) ?? null;
      return row === before ? [] : [[id, row]];
    }),
  );
  database.prepare(HOLD).run(JSON.stringify(held));
}

function keptRows(database: BookDatabase, persons: ReadonlySet<string>): z.infer<typeof KeptRow>[] {
  return z.array(KeptRow).parse(database.prepare(KEPT).all(JSON.stringify([...persons])));
}

function forget(database: BookDatabase, ids: readonly number[]): void {
  if (ids.length === 0) return;
  const these = JSON.stringify(ids);
  database
    .prepare('UPDATE calls SET follow_up_id = NULL WHERE follow_up_id IN (SELECT value FROM json_each(?))')
    .run(these);
  database.prepare('DELETE FROM follow_ups WHERE id IN (SELECT value FROM json_each(?))').run(these);
}

function fieldsOf(person: string, episode: Episode, { calls }: KeptHistory): Fields {
  const first = episode.tries[0]?.[0];
  const last = calls.find(({ id }) => id === episode.tries.at(-1)?.[0].id);
  if (!first || !last) throw new Error('A follow-up without a try');
  return [
    person,
    last.callerId,
    last.locationId,
    person.startsWith('c') ? Number(person.slice(1)) : null,
    episode.state,
    episode.tries.length,
    first.startedAtMs,
    last.startedAtMs,
    last.id,
    Number(episode.byHand),
    episode.laterAtMs,
    episode.lapsesAtMs,
    episode.solution?.by ?? null,
    episode.solution?.atMs ?? null,
    episode.solution?.visit ?? null,
  ];
}

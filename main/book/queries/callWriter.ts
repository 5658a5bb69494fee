import * as z from 'zod';
import { CallDirection, CallStatus } from '../../../contract/model/call.ts';
import type { MissedRule } from '../../../contract/model/followUp.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import { prepared } from '../prepared.ts';
import { callerIdentity, type CallerIdentity } from './callerIdentity.ts';
import { CallerRows } from './callerRows.ts';
import { packShape, unpackShape } from './callShape.ts';
import { clientOfCall } from './clientOfCall.ts';
import { isMissed } from './isMissed.ts';
import type { TouchedRow } from './joinCalls.ts';
import { keptLength } from './keptLength.ts';
import { LocalTimes } from './localTimes.ts';
import type { Place } from './locations.ts';
import type { BookCall } from './putCalls.ts';

const KeptCall = z.object({
  id: z.number().int(),
  caller_id: z.number().int(),
  client_id: z.number().int().nullable(),
  said: z.number().int().nullable(),
  held: z.number().int().nullable(),
  caller_text: z.string(),
  direction: CallDirection,
  status: CallStatus,
  raw_status: z.string(),
  started_at: z.number().int(),
  duration_s: z.number().int(),
  recording_url: z.string().nullable(),
  missed: z.number().int(),
  shape: z.number().int(),
  person: z.string(),
});
type KeptCall = z.infer<typeof KeptCall>;

const localTimes = new LocalTimes();

/** Writes one batch of rows and remembers whose follow-up, and which calls, may be others now. */
export class CallWriter {
  readonly touched: TouchedRow[] = [];
  readonly #database: BookDatabase;
  readonly #persons = new Set<string>();
  readonly #rule: MissedRule;
  readonly #callers: CallerRows;
  readonly #find;
  readonly #insert;
  readonly #update;

  constructor(database: BookDatabase, rule: MissedRule) {
    this.#database = database;
    this.#rule = rule;
    this.#callers = new CallerRows(database);
    this.#find = prepared(
      database,
      `SELECT calls.id, caller_id, calls.client_id, said, held, caller_text, direction, status, raw_status, started_at, duration_s,
         recording_url, missed, shape, person
       FROM calls JOIN callers ON callers.id = caller_id WHERE location_id = ? AND call_id = ?`,
    );
    this.#insert = prepared(
      database,
      `INSERT INTO calls (caller_id, client_id, caller_text, direction, status, raw_status, started_at, duration_s,
         local_day, local_hour, weekday, recording_url, missed, shape, said, held, location_id, call_id, has_note)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
         EXISTS (SELECT 1 FROM notes WHERE location_id = ?17 AND call_id = ?18))`,
    );
    this.#update = prepared(
      database,
      `UPDATE calls SET caller_id = ?, client_id = ?, caller_text = ?, direction = ?, status = ?, raw_status = ?,
         started_at = ?, duration_s = ?, local_day = ?, local_hour = ?, weekday = ?, recording_url = ?, missed = ?,
         shape = ? WHERE id = ?`,
    );
  }

  get persons(): ReadonlySet<string> {
    return new Set([...this.#persons, ...this.#callers.left]);
  }

  /** To be asked when all are written. */
  end(): void {
    this.#callers.end();
  }

  put(call: BookCall, place: Place): 'added' | 'changed' | 'same' {
    const row: unknown = this.#find.all(call.locationId, call.callId)[0];
    const kept = row === undefined ? null : KeptCall.parse(row);
    if (kept && isSame(kept, call)) return 'same';
    const identity = callerIdentity(call.callerPhone, place.countryIso, call.clientId);
    const caller = this.#callers.take({ identity, clientId: call.clientId, startedAtMs: call.startedAtMs });
    const time = localTimes.at(place.timeZone, call.startedAtMs);
    const missed = isMissed({ ...call, ...time, callerKind: identity.kind }, this.#rule);
    const before = kept && unpackShape(kept.shape);
    const { said, held } = kept ?? {
      said: saidOf(this.#database, call),
      held: call.clientId === null && caller.clientId === null ? this.#clientOfNumber(call, identity) : null,
    };
    if (!kept && (said ?? held) !== null) this.#callers.rename(caller.id);
    const shape = packShape({
      ...call,
      known: clientOfCall({ said, told: call.clientId, held, ofNumber: caller.clientId }) !== null,
      recorded: call.recordingUrl !== null,
      followUp: before?.followUp ?? null,
      twin: before?.twin ?? false,
    });
    const values = [
      caller.id,
      call.clientId,
      call.callerPhone,
      call.direction,
      call.status,
      call.rawStatus,
      call.startedAtMs,
      keptLength(call.durationSeconds),
      time.day,
      time.hour,
      time.weekday,
      keptRecording(call),
      Number(missed),
      shape,
    ];
    if (kept) {
      this.#update.run(...values, kept.id);
      this.#persons.add(kept.person);
      this.touched.push({ callerId: kept.caller_id, startedAtMs: kept.started_at });
    } else this.#insert.run(...values, said, held, call.locationId, call.callId);
    this.touched.push({ callerId: caller.id, startedAtMs: call.startedAtMs });
    this.#persons.add(caller.person);
    return kept ? 'changed' : 'added';
  }

  /** The one client whom the book knows by a number that nobody rang from yet. */
  #clientOfNumber({ locationId }: BookCall, { kind, number }: CallerIdentity): number | null {
    if (kind !== 'number') return null;
    const rows = z
      .array(ClientId)
      .parse(
        prepared(
          this.#database,
          "SELECT client_id FROM clients WHERE number = ? AND location_id = ? AND name <> '' LIMIT 2",
        ).all(number, locationId),
      );
    const [only] = rows;
    return only && rows.length === 1 ? only.client_id : null;
  }
}

const ClientId = z.object({ client_id: z.number().int() });

/** Whom the card of a call that is new here said. */
function saidOf(database: BookDatabase, { locationId, callId }: BookCall): number | null {
  const [row] = prepared(
    database,
    'SELECT client_id FROM said_clients WHERE location_id = ? AND call_id = ?',
  ).all(locationId, callId);
  return row === undefined ? null : ClientId.parse(row).client_id;
}

function isSame(kept: KeptCall, call: BookCall): boolean {
  return (
    kept.recording_url === keptRecording(call) &&
    kept.status === call.status &&
    kept.client_id === call.clientId &&
    kept.duration_s === keptLength(call.durationSeconds) &&
    kept.started_at === call.startedAtMs &&
    kept.caller_text === call.callerPhone &&
    kept.direction === call.direction &&
    kept.raw_status === call.rawStatus
  );
}

/** What the book keeps of a recording: the link letter by letter, '' for one that nobody can read, null for none. */
const keptRecording = ({
  recordingUrl,
  recordingUnread,
}: Pick<BookCall, 'recordingUrl' | 'recordingUnread'>): string | null =>
  recordingUrl ?? (recordingUnread === true ? '' : null);

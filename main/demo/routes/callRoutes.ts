import { done, refused, type Answer } from '../answer.ts';
import { Fields } from '../fields.ts';
import type { Route, RouteRequest } from '../route.ts';
import type { SalonCall, SalonLocation } from '../salon.ts';
import type { SalonState } from '../salonState.ts';
import { addDays, fromLocal, localText, zonedText } from '../zonedTime.ts';

const TYPES = ['incoming', 'outgoing', 'internal'] as const;
const STATUSES = ['success', 'missed', 'cancel', 'busy', 'notallowed', 'notavailable', 'notfound'] as const;
const QUERY = ['salon_id', 'date_from', 'date_to', 'phone', 'types[]', 'statuses[]', 'page', 'limit'];

/** The list of saved calls: a GET that carries its question as JSON. */
export function callRoutes(state: SalonState): readonly Route[] {
  return [
    {
      method: 'GET',
      template: '/voip/integration/calls',
      tokens: 'partnerUser',
      query: QUERY,
      handle: (request) => listCalls(state, state.callForm === 'body' ? request.body : fromQuery(request)),
    },
  ];
}

function fromQuery(request: RouteRequest): Fields {
  // A host that reads the query does not see the body, and says so by missing what is in it.
  if (request.hasBody) return new Fields({});
  const numbers = ['salon_id', 'page', 'limit'].map((key) => [key, request.query(key)] as const);
  const texts = ['date_from', 'date_to', 'phone'].map((key) => [key, request.query(key)]);
  const lists = ['types', 'statuses'].map((key) => [key, request.queryAll(`${key}[]`)] as const);
  return new Fields(
    Object.fromEntries([
      ...numbers.map(([key, value]) => [key, value === undefined ? undefined : Number(value)]),
      ...texts,
      ...lists.map(([key, values]) => [key, values.length > 0 ? values : undefined]),
    ]),
  );
}

function listCalls(state: SalonState, fields: Fields): Answer {
  const location = state.location(fields.integer('salon_id'));
  const from = fields.day('date_from');
  const to = fields.day('date_to');
  const phone = fields.has('phone') ? fields.text('phone').replace(/\D/g, '') : '';
  const types = fields.has('types') ? fields.listOf('types', TYPES) : [];
  const statuses = fields.has('statuses') ? fields.listOf('statuses', STATUSES) : [];
  const page = fields.has('page') ? fields.integer('page', { min: 1 }) : 1;
  const limit = fields.has('limit') ? fields.integer('limit', { min: 1, max: 1000 }) : 25;
  if (fields.refusal) return fields.refusal;
  if (!location || !state.may(location.id, 'calls')) return refused(403);

  const fromMs = fromLocal(location.timeZone, `${from} 00:00:00`);
  const untilMs = fromLocal(location.timeZone, `${addDays(to, 1)} 00:00:00`);
  const rows = state.salon.calls
    .filter(
      (call) =>
        call.locationId === location.id &&
        call.startedAtMs >= fromMs &&
        call.startedAtMs < untilMs &&
        (phone === '' || call.phone.replace(/\D/g, '').includes(phone)) &&
        (types.length === 0 || types.includes(call.direction)) &&
        (statuses.length === 0 || statuses.includes(call.status)),
    )
    .filter((call) => !isHeldBack(state, call))
    .sort((a, b) => b.startedAtMs - a.startedAtMs || b.id - a.id)
    .slice((page - 1) * limit, page * limit);
  return done(
    rows.map((call) => callRow(state, location, call)),
    rows.length > 0 ? {} : [],
  );
}

function isHeldBack(state: SalonState, call: SalonCall): boolean {
  const polls = state.heldBack.get(call.id) ?? 0;
  if (polls === 0) return false;
  state.heldBack.set(call.id, polls - 1);
  return true;
}

function callRow(state: SalonState, location: SalonLocation, call: SalonCall): object {
  const older = state.callFormat === 'older';
  return {
    id: call.id,
    client_id: call.clientId,
    caller_phone: state.may(location.id, 'phones') ? callerPhone(call.phone, older) : '',
    record_link: call.recording === true ? `${state.origin}/recordings/${call.id}.wav` : call.recording || '',
    duration: call.durationSeconds,
    status: call.status,
    type: call.direction,
    call_date: older
      ? localText(location.timeZone, call.startedAtMs)
      : zonedText(location.timeZone, call.startedAtMs),
  };
}

function callerPhone(phone: string, older: boolean): string | number {
  const digits = phone.replace(/\D/g, '');
  return older && /^\+?[1-9]\d{4,14}$/.test(phone) ? Number(digits) : phone;
}

import { refused, type Answer } from '../answer.ts';
import type { Fields } from '../fields.ts';
import type { Route } from '../route.ts';
import type { SalonState } from '../salonState.ts';

const TYPES = ['incoming', 'outgoing', 'internal'] as const;

/** Telephony commands; the answer never tells what became of them. */
export function voipRoutes(state: SalonState): readonly Route[] {
  return [
    {
      method: 'POST',
      template: '/voip/integration',
      tokens: 'partner',
      handle: ({ body }) => {
        const command = body.oneOf('command', ['setup', 'event', 'history']);
        const crmToken = body.text('crm_token', { min: 1 });
        const act = command === 'setup' ? setUp(state, body) : takeCall(state, command, body);
        if (body.refusal) return body.refusal;
        if (crmToken !== state.salon.crmToken) return refused(404, 'The integration was not found.');
        act();
        return accepted();
      },
    },
  ];
}

function accepted(): Answer {
  return { status: 202, body: { success: true, data: null, meta: { message: 'Accepted' } } };
}

function setUp(state: SalonState, body: Fields): () => void {
  const type = body.oneOf('type', ['enable', 'disable']);
  return () => {
    state.telephonyEnabled = type === 'enable';
    state.voipCommands.push({ command: 'setup', type });
  };
}

function takeCall(state: SalonState, command: 'event' | 'history', body: Fields): () => void {
  const direction = body.oneOf('type', TYPES);
  const phone = body.text('phone', { min: 3 });
  const diversion = body.text('diversion', { min: 3 });
  const user = body.has('user') ? body.text('user') : '';
  if (command === 'event') {
    return () => {
      state.voipCommands.push({ command, type: direction, phone, diversion, user });
    };
  }

  const durationSeconds = body.has('duration') ? body.integer('duration', { min: 0 }) : 0;
  const link = body.has('link') ? body.text('link') : '';
  const callId = body.has('call_id') ? body.text('call_id') : '';
  const status = body.has('status') ? body.oneOf('status', ['success', 'missed']) : 'success';
  const startedAtMs = body.has('date') ? Date.parse(body.text('date')) : state.now() - durationSeconds * 1000;
  if (Number.isNaN(startedAtMs)) body.note('date', 'has a wrong format');
  return () => {
    state.voipCommands.push({
      command,
      type: direction,
      phone,
      diversion,
      user,
      duration: durationSeconds,
      link,
      call_id: callId,
      status,
    });
    if (!state.telephonyEnabled) return;
    // A repeated call_id is saved again: nothing says that it would be merged.
    const digits = diversion.replace(/\D/g, '');
    const location = state.salon.locations.find((candidate) => candidate.phone.replace(/\D/g, '') === digits);
    if (!location) return;
    state.salon.calls.push({
      id: state.nextId(),
      locationId: location.id,
      direction,
      status,
      phone,
      clientId: state.clientIdByPhone(location.id, phone),
      startedAtMs,
      durationSeconds,
      recording: link,
    });
  };
}

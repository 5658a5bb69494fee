import * as z from 'zod';
import type { Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { notifyCall, saveCall, setTelephony, setTelephonyOperation } from '../altegio/telephony.ts';
import { change } from './change.ts';
import { changeOnce } from './changeOnce.ts';
import { command, type CommandOption } from './command.ts';
import type { Ended, Shown } from './ended.ts';
import { addressInput, countInput, instantInput, lineInput, textInput } from './inputs.ts';
import { phoneText } from './phoneText.ts';
import type { Session } from './session.ts';

const DAY_SECONDS = 86_400;
const LOOK = "Look in the chain's Telephony before you repeat it.";

const accepted = (): Shown => ({
  json: { accepted: true },
  text: 'Accepted. Altegio does not tell whether it took effect: look in the chain under Telephony.',
});

const callOptions: Readonly<Record<string, CommandOption>> = {
  type: { value: '<incoming|outgoing|internal>', summary: 'Only incoming shows a notice.' },
  phone: { value: '<number>', summary: "The other party's number, with plus and country code." },
  diversion: { value: '<number>', summary: "The salon's number that the call came through." },
  user: {
    value: '<extension>',
    summary: 'The extension in the PBX; it decides the route where it is given.',
  },
};

const call = {
  type: z.enum(['incoming', 'outgoing', 'internal'], 'must be incoming, outgoing or internal'),
  phone: lineInput,
  diversion: lineInput,
  user: textInput(100).optional(),
};

const setting = (enabled: boolean) =>
  command({
    name: enabled ? 'voip enable' : 'voip disable',
    summary: enabled
      ? "Turn a chain's telephony on."
      : "Turn a chain's telephony off; calls are not taken then.",
    words: [],
    options: {},
    examples: [enabled ? 'voip enable' : 'voip disable --yes'],
    note: 'The telephony token names the chain; it stands in the chain under Telephony > Integration.',
    secrets: ['partner', 'crm'],
    changes: true,
    ledger: true,
    input: z.object({}),
    run: async (_input, session) => {
      const { api, crmToken, options } = session;
      const outcome = await changeOnce(session, {
        question: `Turn this chain's telephony ${enabled ? 'on' : 'off'}?`,
        operation: setTelephonyOperation({ crmToken, enabled }),
        // The token names a chain and nobody tells which.
        locationIds: [],
        send: () => setTelephony(api, { crmToken, enabled }, options),
        done: accepted,
        look: LOOK,
        next: 'sendAgain',
        secrets: [crmToken],
      });
      return namingToken(outcome);
    },
  });

export const voipCommands = [
  setting(true),
  setting(false),
  command({
    name: 'voip event',
    summary: 'Tell Altegio that a phone is ringing.',
    words: [],
    options: callOptions,
    examples: ['voip event --type incoming --phone +13155550175 --diversion +13155550100'],
    note: 'Altegio shows it to the users that the routes of the chain name.',
    secrets: ['partner', 'crm'],
    changes: true,
    input: z.object(call),
    run: ({ type, phone, diversion, user }, session) =>
      send(session, `Tell Altegio that ${shown(phone, session)} is ringing (${type})?`, () =>
        notifyCall(
          session.api,
          { crmToken: session.crmToken, direction: type, phone, diversion, user },
          session.options,
        ),
      ),
  }),
  command({
    name: 'voip history',
    summary: 'Save a finished call.',
    words: [],
    options: {
      ...callOptions,
      duration: { value: '<seconds>', summary: 'How long they spoke.' },
      recording: { value: '<address>', summary: 'Where the recording is.' },
      'call-id': { value: '<id>', summary: "The PBX's own. A repeated one may be saved twice." },
      status: { value: '<success|missed>', summary: 'How it ended.' },
      date: { value: '<time>', summary: 'When it began, with an offset: 2026-11-25T14:30:00+02:00.' },
    },
    examples: [
      'voip history --type incoming --phone +13155550175 --diversion +13155550100 --status missed',
      'voip history --type outgoing --phone +13155550175 --diversion +13155550100 --duration 95 --call-id a81 --date 2026-11-25T14:30:00+02:00',
    ],
    secrets: ['partner', 'crm'],
    changes: true,
    input: z.object({
      ...call,
      duration: countInput(DAY_SECONDS, 0).optional(),
      recording: addressInput.optional(),
      'call-id': textInput(100).optional(),
      status: z.enum(['success', 'missed'], 'must be success or missed').optional(),
      date: instantInput.optional(),
    }),
    run: ({ type, phone, diversion, user, duration, recording, status, date, ...more }, session) =>
      send(session, `Save a call with ${shown(phone, session)} (${type})?`, () =>
        saveCall(
          session.api,
          {
            crmToken: session.crmToken,
            direction: type,
            phone,
            diversion,
            user,
            durationSeconds: duration,
            recordingUrl: recording,
            callId: more['call-id'],
            status,
            startedAt: date,
          },
          session.options,
        ),
      ),
  }),
];

async function send(
  session: Session,
  question: string,
  request: () => Promise<Result<null, ApiError>>,
): Promise<Ended> {
  return namingToken(await change(session, { question, send: request, done: accepted, look: LOOK }));
}

function namingToken(outcome: Ended): Ended {
  // Altegio does not know a telephony token: it says "not found".
  const unknown = outcome.kind === 'failed' && outcome.error.kind === 'notFound';
  return unknown ? { kind: 'failed', error: { kind: 'unauthorized' }, refused: 'crm' } : outcome;
}

function shown(phone: string, { fullNumbers }: Session): string {
  return phoneText(phone, fullNumbers) ?? phone;
}

import * as z from 'zod';
import {
  addClientComment,
  createClient,
  getClient,
  listByPhonePart,
  searchByDigits,
} from '../altegio/clients.ts';
import { change } from './change.ts';
import { changeClient } from './changeClient.ts';
import { command, type CommandOption } from './command.ts';
import { ended } from './ended.ts';
import {
  clientInput,
  dayInput,
  locationInput,
  phoneInput,
  switchInput,
  textInput,
  wordsInput,
} from './inputs.ts';
import { phoneText } from './phoneText.ts';
import { counted, plainTable } from './plainTable.ts';
import { shownClient } from './shownClient.ts';
import { showVisits } from './showVisits.ts';

const LONGEST_COMMENT = 255;
const LONGEST_NAME = 200;
const secrets = ['partner', 'user'] as const;

const cardOptions: Readonly<Record<string, CommandOption>> = {
  name: { value: '<name>', summary: 'The first name.' },
  surname: { value: '<name>', summary: 'The surname.' },
  phone: { value: '<number>', summary: 'With its country code, such as +13155550175.' },
};

export const clientCommands = [
  command({
    name: 'clients find',
    summary: 'Look for clients by a number or a name.',
    words: ['<location>', '<text…>'],
    options: {
      'older-list': { summary: "Use Altegio's older list, which looks at numbers only and may go away." },
    },
    examples: [
      'clients find 1001 5550175',
      'clients find 1001 Marta Quill',
      'clients find 1001 5550175 --older-list',
    ],
    secrets,
    changes: false,
    input: z.object({
      location: locationInput,
      text: wordsInput(LONGEST_NAME),
      'older-list': switchInput,
    }),
    run: async ({ location, text, ...more }, { api, options, fullNumbers }) => {
      const digits = /^[+\d\s().-]+$/.test(text) ? text.replace(/\D/g, '') : text;
      const search = more['older-list'] ? listByPhonePart : searchByDigits;
      return ended(await search(api, { locationId: location, digits }, options), ({ rows }) => {
        const clients = rows.map(({ id, name, phoneText: raw, visitCount }) => ({
          id,
          name,
          phone: phoneText(raw, fullNumbers),
          visitCount,
        }));
        const table = plainTable(
          ['Client', 'Name', 'Phone', 'Visits'],
          clients.map(({ id, name, phone, visitCount }) => [id, name, phone, visitCount]),
        );
        return {
          json: { clients },
          text: clients.length === 0 ? counted(0, 'client') : table,
        };
      });
    },
  }),
  command({
    name: 'clients show',
    summary: "A client's card.",
    words: ['<location>', '<client>'],
    options: {},
    examples: ['clients show 1001 90000123'],
    secrets,
    changes: false,
    input: z.object({ location: locationInput, client: clientInput }),
    run: async ({ location, client }, { api, options, fullNumbers }) =>
      ended(await getClient(api, { locationId: location, clientId: client }, options), (card) =>
        shownClient(card, fullNumbers),
      ),
  }),
  command({
    name: 'clients add',
    summary: 'Add a client.',
    words: ['<location>'],
    options: cardOptions,
    examples: ['clients add 1001 --name Marta --surname Quill --phone +13155550175'],
    secrets,
    changes: true,
    input: z.object({
      location: locationInput,
      name: textInput(LONGEST_NAME),
      surname: textInput(LONGEST_NAME).optional(),
      phone: phoneInput,
    }),
    run: ({ location, name, surname, phone }, session) =>
      change(session, {
        question: `Add the client ${[name, surname].filter(Boolean).join(' ')}, ${phoneText(`+${phone}`, session.fullNumbers) ?? ''}, to location ${location}?`,
        send: () =>
          createClient(
            session.api,
            { locationId: location, name, surname, phoneDigits: phone },
            session.options,
          ),
        done: (card) => shownClient(card, session.fullNumbers),
        look: `Look with "clients find ${location} <number>" before you repeat it.`,
      }),
  }),
  command({
    name: 'clients change',
    summary: "Change a client's card.",
    words: ['<location>', '<client>'],
    options: {
      ...cardOptions,
      email: { value: '<address>', summary: 'The email address.' },
      note: { value: '<text>', summary: 'The note on the card; it replaces the one that is there.' },
    },
    examples: ['clients change 1001 90000123 --surname Quill'],
    note: 'The card is read first and written back with everything that stays.',
    secrets,
    changes: true,
    input: z
      .object({
        location: locationInput,
        client: clientInput,
        name: textInput(LONGEST_NAME).optional(),
        surname: textInput(LONGEST_NAME).optional(),
        phone: phoneInput.optional(),
        email: z.email('must be an email address').optional(),
        note: textInput(4000).optional(),
      })
      .refine(({ location: _location, client: _client, ...fields }) => Object.values(fields).some(Boolean), {
        path: ['name'],
        message: 'is missing: say what to change',
      }),
    run: ({ location, client, ...fields }, session) => changeClient(location, client, fields, session),
  }),
  command({
    name: 'clients comment',
    summary: "Add a comment to a client's card.",
    words: ['<location>', '<client>', '<text…>'],
    options: {},
    examples: ['clients comment 1001 90000123 "Asked for a call back"'],
    note: `Up to ${LONGEST_COMMENT} characters. Comments cannot be read back.`,
    secrets,
    changes: true,
    input: z.object({ location: locationInput, client: clientInput, text: wordsInput(LONGEST_COMMENT) }),
    run: ({ location, client, text }, session) =>
      change(session, {
        question: `Add this comment to client ${client}: ${text}?`,
        send: () =>
          addClientComment(session.api, { locationId: location, clientId: client, text }, session.options),
        done: () => ({ json: { client, added: true }, text: 'The comment is on the card.' }),
        look: "Look at the card in Altegio's web page before you repeat it.",
      }),
  }),
  command({
    name: 'clients visits',
    summary: "A client's past visits, newest first.",
    words: ['<location>', '<client>'],
    options: {
      from: { value: '<day>', summary: 'The first day.' },
      to: { value: '<day>', summary: 'The last day, included.' },
    },
    examples: [
      'clients visits 1001 90000123',
      'clients visits 1001 90000123 --from 2026-01-01 --to 2026-06-30',
    ],
    secrets,
    changes: false,
    input: z.object({
      location: locationInput,
      client: clientInput,
      from: dayInput.optional(),
      to: dayInput.optional(),
    }),
    run: ({ location, client, from, to }, session) =>
      showVisits({ locationId: location, clientId: client, fromDay: from, toDay: to }, session),
  }),
];

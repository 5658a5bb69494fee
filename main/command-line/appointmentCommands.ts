import * as z from 'zod';
import { getAppointment } from '../altegio/appointments.ts';
import { addAppointment } from './addAppointment.ts';
import { command } from './command.ts';
import { ended } from './ended.ts';
import {
  clientInput,
  countInput,
  dayInput,
  idInput,
  locationInput,
  localMinuteInput,
  phoneInput,
  switchInput,
  textInput,
} from './inputs.ts';
import { listAppointments } from './listAppointments.ts';
import { shownAppointment } from './shownAppointment.ts';

const secrets = ['partner', 'user'] as const;
const DAY_MINUTES = 1440;

export const appointmentCommands = [
  command({
    name: 'appointments list',
    summary: 'Appointments of a location by day.',
    words: ['<location>'],
    options: {
      from: { value: '<day>', summary: 'The first day, today without it.' },
      to: { value: '<day>', summary: 'The last day, included; the first one without it.' },
      client: { value: '<id>', summary: 'Only those of this client.' },
      deleted: { summary: 'Deleted ones too.' },
    },
    examples: [
      'appointments list 1001',
      'appointments list 1001 --from 2026-11-01 --to 2026-11-30 --client 90000123',
    ],
    secrets,
    changes: false,
    input: z
      .object({
        location: locationInput,
        from: dayInput.optional(),
        to: dayInput.optional(),
        client: clientInput.optional(),
        deleted: switchInput,
      })
      .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
        path: ['to'],
        message: 'must not be before --from',
      }),
    run: listAppointments,
  }),
  command({
    name: 'appointments show',
    summary: 'One appointment.',
    words: ['<location>', '<appointment>'],
    options: {},
    examples: ['appointments show 1001 90000456'],
    secrets,
    changes: false,
    input: z.object({ location: locationInput, appointment: idInput }),
    run: async ({ location, appointment }, { api, options, fullNumbers }) =>
      ended(
        await getAppointment(api, { locationId: location, appointmentId: appointment }, options),
        (booked) => shownAppointment(booked, fullNumbers),
      ),
  }),
  command({
    name: 'appointments add',
    summary: 'Book an appointment.',
    words: ['<location>'],
    options: {
      at: { value: '<time>', summary: "When, on the location's clock: 2026-11-25T14:30." },
      minutes: { value: '<number>', summary: 'How long it takes, 60 without it.' },
      staff: { value: '<id>', summary: 'With whom: a member of "team".' },
      service: { value: '<id>', summary: 'What: one of "services".', many: true },
      name: { value: '<name>', summary: "The client's name." },
      phone: { value: '<number>', summary: "The client's number with its country code." },
      comment: { value: '<text>', summary: 'A comment on the appointment.' },
      'even-if-busy': { summary: 'Book although the team member has something else then.' },
      sms: { summary: 'Tell the client by text message.' },
    },
    examples: [
      'appointments add 1001 --at 2026-11-25T14:30 --staff 501 --service 701 --name Marta --phone +13155550175',
    ],
    secrets,
    changes: true,
    input: z.object({
      location: locationInput,
      at: localMinuteInput,
      minutes: countInput(DAY_MINUTES, 5).default(60),
      staff: idInput,
      service: z.array(idInput, 'is missing'),
      name: textInput(200),
      phone: phoneInput,
      comment: textInput(1000).optional(),
      'even-if-busy': switchInput,
      sms: switchInput,
    }),
    run: ({ 'even-if-busy': evenIfBusy, ...wanted }, session) =>
      addAppointment({ ...wanted, evenIfBusy }, session),
  }),
];

import * as z from 'zod';
import { Category, type ClientSummary } from '../../../contract/model/card.ts';
import type { Appointment } from '../../altegio/appointmentRow.ts';
import type { ClientRecord } from '../../altegio/clients.ts';
import { summarise } from '../../clients/summarise.ts';
import type { KeptClient, ToldClient } from './knownClient.ts';

// The card is kept as windows show it, with the money beside it that is asked for separately.
const KeptDetails = z.object({
  importance: z.string().nullable(),
  categories: z.array(Category),
  comment: z.string().nullable(),
  visitCount: z.number().nullable(),
  balance: z.number().nullable(),
  spent: z.number().nullable(),
});

const KeptAppointment = z.object({
  id: z.number(),
  localStart: z.string(),
  lengthMinutes: z.number().optional(),
  services: z.array(z.string()),
  staffName: z.string().nullable(),
  attendance: z.literal([-1, 0, 1, 2]),
  deleted: z.boolean(),
  createdAt: z.string().nullable(),
  noShowCount: z.number().nullable(),
  visitCount: z.number().nullable(),
  changedDay: z.string().optional(),
});

const nothing: z.infer<typeof KeptDetails> = {
  importance: null,
  categories: [],
  comment: null,
  visitCount: null,
  balance: null,
  spent: null,
};

/** What another version kept in another form is as good as nothing: it is read again sooner or later. */
export function detailsOf(card: string | null): z.infer<typeof KeptDetails> {
  return card === null ? nothing : (KeptDetails.safeParse(JSON.parse(card)).data ?? nothing);
}

export function appointmentsOf(text: string): Appointment[] | null {
  return z.array(KeptAppointment).safeParse(JSON.parse(text)).data ?? null;
}

export interface NewCard {
  readonly summary: ClientSummary;
  readonly money: Pick<ClientRecord, 'balance' | 'spent'>;
  readonly appointments: readonly Appointment[] | null;
}

/** What is told, with what was known before where nothing is; null: nothing but a name is told. */
export function cardOf(told: ToldClient, kept: KeptClient | null, nowLocal: string): NewCard | null {
  const { id, name, phoneText, visitCount, details, visits } = told;
  if (!details && !visits) return null;
  const before = kept?.record ?? nothing;
  const record: ClientRecord = {
    ...before,
    ...details,
    id,
    name,
    phoneText,
    visitCount: visitCount ?? before.visitCount,
  };
  const appointments = visits ? joined(visits, kept?.appointments ?? []) : (kept?.appointments ?? null);
  const { balance, spent } = record;
  return { summary: summarise(record, appointments, nowLocal), money: { balance, spent }, appointments };
}

function joined(
  { appointments, days }: NonNullable<ToldClient['visits']>,
  before: readonly Appointment[],
): readonly Appointment[] {
  if (!days) return appointments;
  const told = new Set(appointments.map(({ id }) => id));
  const outside = ({ id, localStart }: Appointment): boolean => {
    const day = localStart.slice(0, 10);
    return !told.has(id) && (day < days.fromDay || day > days.toDay);
  };
  return [...before.filter(outside), ...appointments];
}

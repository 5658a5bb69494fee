import { IntegrationDetails } from '../../../contract/model/integration.ts';
import {
  ConnectedLocation,
  LedgerEntry,
  Moderation,
  PreparedAction,
  Registration,
  ShownRequest,
  Tariff,
} from '../../../contract/model/partner.ts';
import type * as z from 'zod';
import { downtown, harbour, riverside, secondsAgo } from './samples.ts';

const inMinutes = (minutes: number): string => secondsAgo(-60 * minutes);

/** A link with four locations that was read two minutes ago; parts of it as the test wants them. */
export function aRegistration(part: Partial<z.input<typeof Registration>> = {}): Registration {
  const waiting = { state: 'waiting', problem: null, at: null } as const;
  return Registration.parse({
    id: 'r1',
    source: 'pasted',
    takenAt: secondsAgo(120),
    until: inMinutes(57.5),
    chainId: 7,
    canEnableTelephony: true,
    user: { name: 'Nadia Ferreira', email: 'nadia@lavisage.example' },
    phase: 'read',
    locations: [
      { id: downtown.id, title: 'Downtown', ...waiting },
      { id: riverside.id, title: 'Riverside', ...waiting },
      { id: harbour.id, title: 'Harbour', ...waiting, state: 'alreadyActive' },
      { id: 218, title: null, ...waiting },
    ],
    telephony: 'waiting',
    telephonyProblem: null,
    ...part,
  });
}

/** The same link half way: one is in, one was in, one was refused, one is under way. */
export const halfWay = aRegistration({
  phase: 'activating',
  locations: [
    { id: downtown.id, title: 'Downtown', state: 'active', problem: null, at: secondsAgo(2) },
    {
      id: riverside.id,
      title: 'Riverside',
      state: 'refused',
      problem: { kind: 'refused', detail: 'The owner has taken the access back' },
      at: secondsAgo(1),
    },
    { id: harbour.id, title: 'Harbour', state: 'alreadyActive', problem: null, at: secondsAgo(1) },
    { id: 218, title: null, state: 'sending', problem: null, at: null },
  ],
});

export const details = IntegrationDetails.parse({
  locationId: downtown.id,
  statusLog: [],
  payments: [
    {
      id: 90412,
      sum: 1523.12,
      paidOn: '2026-11-02',
      fromDay: '2026-11-02',
      toDay: '2026-12-01',
      refunded: false,
    },
    {
      id: 88120,
      sum: 1523.12,
      paidOn: '2026-10-01',
      fromDay: '2026-10-01',
      toDay: '2026-11-01',
      refunded: true,
    },
    { id: 87003, sum: 49, paidOn: '2026-09-30', fromDay: null, toDay: null, refunded: false },
  ],
  requests: { lastMinute: 4, perMinute: 100 },
  rights: [],
  ringSources: [],
  webhooks: null,
  webhooksProblem: null,
});

export const tariffs = [
  {
    id: 1,
    title: 'Telephony',
    options: [
      { id: 11, title: 'Monthly', price: 49, currency: 'EUR', months: 1, freeMonths: null },
      { id: 12, title: 'Yearly', price: 490, currency: 'EUR', months: 12, freeMonths: 2 },
    ],
  },
  {
    id: 2,
    title: 'Telephony with recordings',
    options: [{ id: 21, title: 'Monthly', price: 79, currency: 'EUR', months: 1, freeMonths: null }],
  },
].map((tariff) => Tariff.parse(tariff));

export const refundRequest = ShownRequest.parse({
  operation: 'notifyRefund',
  method: 'POST',
  path: '/api/v1/marketplace/partner/payment/refund/90412',
  body: '',
});

export const paymentRequest = ShownRequest.parse({
  operation: 'notifyPayment',
  method: 'POST',
  path: '/api/v1/marketplace/partner/payment',
  body: JSON.stringify(
    {
      salon_id: downtown.id,
      application_id: 4217,
      currency_iso: 'USD',
      payment_sum: 49.5,
      payment_date: '2026-11-27 00:00:00',
      period_from: '2026-11-27 00:00:00',
      period_to: '2026-12-27 23:59:59',
    },
    null,
    2,
  ),
});

/** What main answers when it is asked to check an action. */
export const prepared = (part: Partial<z.input<typeof PreparedAction>>) => ({
  kind: 'prepared' as const,
  prepared: PreparedAction.parse({
    id: 'p1',
    action: { kind: 'refund', locationId: downtown.id, paymentId: 90412 },
    requests: [refundRequest],
    typeToConfirm: null,
    repeats: null,
    difference: null,
    ...part,
  }),
});

export const connected = [
  { id: 101, title: 'Downtown', city: 'Boston', watched: true, word: 'active' },
  { id: 102, title: 'Riverside', city: 'Los Angeles', watched: true, word: 'pending' },
  { id: 103, title: 'Harbour', city: 'Boston', watched: true, word: 'frozen' },
  { id: 218, title: 'La Visage Wilhelmina-Alexandra-Platz', city: 'Berlin', watched: false, word: 'active' },
  { id: 219, title: 'Old Town', city: '', watched: false, word: 'unknown' },
].map((location) => ConnectedLocation.parse(location));

export const ownAddress = 'https://hooks.ringdesk.example/altegio?key=4f1c';
export const otherAddress = 'https://crm.other-vendor.example/incoming/altegio/8841';

const answered = { at: secondsAgo(400), answer: '201, empty' };

export const moderation: Moderation = Moderation.parse({
  locationId: downtown.id,
  running: false,
  registrationUrl: 'https://ringdesk.example/connect',
  description: 'Shows at the reception who is calling, and why they may be ringing.',
  items: [
    {
      name: 'connects',
      state: 'passed',
      at: secondsAgo(400),
      problem: null,
      evidence: [
        {
          ...answered,
          request: {
            operation: 'activateInstallation',
            method: 'POST',
            path: '/api/v1/marketplace/partner/callback',
            body: JSON.stringify({ salon_id: 101, application_id: 4217, webhook_urls: [] }, null, 2),
          },
        },
      ],
    },
    {
      name: 'sendsPayment',
      state: 'passed',
      at: secondsAgo(390),
      problem: null,
      evidence: [{ ...answered, answer: '200, payment 90412', request: paymentRequest }],
    },
    {
      name: 'sendsRefund',
      state: 'failed',
      at: secondsAgo(380),
      problem: { kind: 'server', detail: null },
      evidence: [{ ...answered, answer: '500', request: refundRequest }],
    },
    { name: 'registrationUrl', state: 'passed', at: secondsAgo(380), problem: null, evidence: [] },
  ],
});

/** A line of the ledger; parts of it as the test wants them. */
export const aLedgerEntry = (id: number, part: Partial<z.input<typeof LedgerEntry>> = {}): LedgerEntry =>
  LedgerEntry.parse({
    id: `l${id}`,
    at: secondsAgo(60 * id),
    who: 'reception',
    operation: 'notifyPayment',
    locationIds: [downtown.id],
    requests: [paymentRequest],
    state: 'done',
    answeredAt: secondsAgo(60 * id - 1),
    answer: 'payment 90412',
    problem: null,
    ...part,
  });

import * as z from 'zod';
import { addDiscount, addDiscountOperation, paymentLink, tariffs } from '../altegio/billing.ts';
import { changeOnce } from './changeOnce.ts';
import { command } from './command.ts';
import { ended } from './ended.ts';
import {
  amountInput,
  applicationInput,
  idInput,
  locationInput,
  locationsInput,
  momentInput,
  percentInput,
  switchInput,
} from './inputs.ts';
import { plainTable } from './plainTable.ts';
import { reportPayment, reportRefund } from './reportPayment.ts';

export const billingCommands = [
  command({
    name: 'tariffs',
    summary: 'What the app costs.',
    words: [],
    options: {},
    examples: ['tariffs --app 4217'],
    secrets: ['partner'],
    changes: false,
    input: z.object({ app: applicationInput }),
    run: async ({ app }, { api, options }) =>
      ended(await tariffs(api, { applicationId: app }, options), (rows) => ({
        json: { tariffs: rows },
        text: plainTable(
          ['Tariff', 'Title', 'Option', 'For', 'Price', 'Currency', 'Months', 'Free'],
          rows.flatMap(({ id, title, options: choices }) =>
            choices.map((choice) => [
              id,
              title,
              choice.id,
              choice.title,
              choice.price,
              choice.currency,
              choice.months,
              choice.freeMonths,
            ]),
          ),
        ),
      })),
  }),
  command({
    name: 'payment',
    summary: 'Tell Altegio of a payment that you took.',
    words: ['<location>'],
    options: {
      sum: { value: '<amount>', summary: 'How much, such as 49.90.' },
      currency: { value: '<code>', summary: 'Three letters, such as EUR.' },
      paid: { value: '<day or time>', summary: 'When it was paid.' },
      from: { value: '<day or time>', summary: 'When the paid period begins.' },
      to: { value: '<day or time>', summary: 'When it ends.' },
      again: { summary: 'Send it although a payment of this sum and period is there.' },
    },
    examples: [
      'payment 1001 --app 4217 --sum 49 --currency USD --paid 2026-11-25 --from 2026-11-25 --to 2026-12-25',
    ],
    note: 'It may make a frozen app active. Nothing at Altegio keeps a payment from being counted twice, so the payments are read before and after.',
    secrets: ['partner'],
    changes: true,
    ledger: true,
    input: z
      .object({
        location: locationInput,
        app: applicationInput,
        sum: amountInput,
        currency: z.string('is missing').regex(/^[A-Z]{3}$/, 'must be three capital letters such as EUR'),
        paid: momentInput,
        from: momentInput,
        to: momentInput,
        again: switchInput,
      })
      .refine(({ from, to }) => from < to, { path: ['to'], message: 'must be later than --from' }),
    run: ({ location, app, sum, currency, paid, from, to, again }, session) =>
      reportPayment(
        {
          locationId: location,
          applicationId: app,
          sum,
          currency,
          paidAtText: paid,
          fromText: from,
          toText: to,
        },
        again,
        session,
      ),
  }),
  command({
    name: 'refund',
    summary: 'Tell Altegio that a payment was paid back.',
    words: ['<payment>'],
    options: {
      location: {
        value: '<location>',
        summary: 'Where it was paid: its payments are read after a lost answer.',
      },
    },
    examples: ['refund 1523', 'refund 1523 --location 1001 --app 4217'],
    note: '"status <location>" shows the ids of the payments. A refund that was sent before is looked for first; of a payment that the ledger knows the location need not be given.',
    secrets: ['partner'],
    changes: true,
    ledger: true,
    input: z.object({
      payment: idInput,
      location: locationInput.optional(),
      app: applicationInput.optional(),
    }),
    run: ({ payment, location, app }, session) => reportRefund(payment, location, app, session),
  }),
  command({
    name: 'payment-link',
    summary: "The address of the page where a location's owner pays.",
    words: ['<location>'],
    options: {
      discount: { value: '<percent>', summary: 'A discount, 0 to 100.' },
      'tariff-option': { value: '<id>', summary: 'An option of "tariffs".' },
    },
    examples: [
      'payment-link 1001 --app 4217',
      'payment-link 1001 --app 4217 --discount 15 --tariff-option 189',
    ],
    secrets: ['partner'],
    changes: false,
    input: z.object({
      location: locationInput,
      app: applicationInput,
      discount: percentInput.optional(),
      'tariff-option': idInput.optional(),
    }),
    run: async ({ location, app, discount, ...more }, { api, options }) =>
      ended(
        await paymentLink(
          api,
          {
            locationId: location,
            applicationId: app,
            discountPercent: discount,
            tariffOptionId: more['tariff-option'],
          },
          options,
        ),
        ({ url }) => ({ json: { url }, text: url }),
      ),
  }),
  command({
    name: 'discount',
    summary: 'Give locations a discount on the app.',
    words: ['<percent>', '<location…>'],
    options: {},
    examples: ['discount 15 1001 1002 --app 4217'],
    secrets: ['partner'],
    changes: true,
    ledger: true,
    input: z.object({ percent: percentInput, location: locationsInput, app: applicationInput }),
    run: ({ percent, location, app }, session) =>
      changeOnce(session, {
        operation: addDiscountOperation({ locationIds: location, applicationId: app, percent }),
        locationIds: location,
        next: 'sendAgain',
        question: `Give ${percent} % discount on app ${app} in ${location.join(', ')}?`,
        send: () =>
          addDiscount(session.api, { locationIds: location, applicationId: app, percent }, session.options),
        done: () => ({ json: { locations: location, percent }, text: `The discount is now ${percent} %.` }),
        look: 'It can be repeated: it sets the discount and does not add to it.',
      }),
  }),
];

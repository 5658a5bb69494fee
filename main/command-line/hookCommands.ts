import * as z from 'zod';
import { webhookSettings } from '../altegio/webhookSettings.ts';
import { changeHooks } from './changeHooks.ts';
import { command } from './command.ts';
import { ended } from './ended.ts';
import { shownHooks } from './shownHooks.ts';
import { addressInput, locationInput, onOffInput } from './inputs.ts';

const addresses = z.array(addressInput).default([]);

export const hookCommands = [
  command({
    name: 'hooks get',
    summary: "Where a location sends its events, all vendors' addresses together.",
    words: ['<location>'],
    options: {},
    examples: ['hooks get 1001'],
    note: 'What follows the question mark of an address may be a secret and is not shown.',
    secrets: ['partner', 'user'],
    changes: false,
    input: z.object({ location: locationInput }),
    run: async ({ location }, { api, options }) =>
      ended(await webhookSettings(api, { locationId: location }, options), shownHooks),
  }),
  command({
    name: 'hooks set',
    summary: 'Add or remove addresses, or turn events on or off.',
    words: ['<location>'],
    options: {
      add: { value: '<address>', summary: 'Send events there too.', many: true },
      remove: { value: '<address>', summary: 'Send no events there any more.', many: true },
      active: { value: '<on|off>', summary: 'Whether events are sent at all, to anybody.' },
    },
    examples: [
      'hooks set 1001 --add https://hooks.example.com/altegio',
      'hooks set 1001 --remove https://hooks.example.com/altegio --active on',
    ],
    note: 'Altegio keeps one list for all vendors and replaces it whole. It is read, changed, shown to you, written and read back. An address may be removed as "hooks get" shows it, or in full.',
    secrets: ['partner', 'user'],
    changes: true,
    ledger: true,
    input: z
      .object({
        location: locationInput,
        add: addresses,
        remove: addresses,
        active: onOffInput.optional(),
      })
      .refine(({ add, remove, active }) => add.length > 0 || remove.length > 0 || active !== undefined, {
        path: ['add'],
        message: 'is missing: give --add, --remove or --active',
      }),
    run: ({ location, ...wanted }, session) => changeHooks(location, wanted, session),
  }),
];

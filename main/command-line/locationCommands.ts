import * as z from 'zod';
import { getLocation, listMine, type LocationRow } from '../altegio/locations.ts';
import { listServices, listTeam } from '../altegio/team.ts';
import { command } from './command.ts';
import { ended } from './ended.ts';
import { idInput, locationInput } from './inputs.ts';
import { plainFacts, plainTable } from './plainTable.ts';

const secrets = ['partner', 'user'] as const;

export const locationCommands = [
  command({
    name: 'locations',
    summary: 'The locations that the user may manage.',
    words: [],
    options: {},
    examples: ['locations', 'locations --json'],
    secrets,
    changes: false,
    input: z.object({}),
    run: async (_input, { api, options }) =>
      ended(await listMine(api, options), ({ locations }) => ({
        json: { locations },
        text: plainTable(
          ['Location', 'Title', 'Chain', 'Time zone', 'Currency'],
          locations.map(({ id, title, chain, timeZone, currency }) => [
            id,
            title,
            chain?.title ?? null,
            timeZone,
            currency,
          ]),
        ),
      })),
  }),
  command({
    name: 'location',
    summary: 'What Altegio tells about a location.',
    words: ['<location>'],
    options: {},
    examples: ['location 1001'],
    secrets,
    changes: false,
    input: z.object({ location: locationInput }),
    run: async ({ location }, { api, options }) =>
      ended(await getLocation(api, { locationId: location }, options), (row) => ({
        json: row,
        text: locationText(row),
      })),
  }),
  command({
    name: 'team',
    summary: 'Who works in a location.',
    words: ['<location>'],
    options: {},
    examples: ['team 1001'],
    secrets,
    changes: false,
    input: z.object({ location: locationInput }),
    run: async ({ location }, { api, options }) =>
      ended(await listTeam(api, { locationId: location }, options), (team) => ({
        json: { team },
        text: plainTable(
          ['Id', 'Name', 'Does'],
          team.map(({ id, name, specialization }) => [id, name, specialization]),
        ),
      })),
  }),
  command({
    name: 'services',
    summary: 'What a location offers.',
    words: ['<location>'],
    options: { staff: { value: '<id>', summary: 'Only what this member of "team" does.' } },
    examples: ['services 1001', 'services 1001 --staff 501'],
    secrets,
    changes: false,
    input: z.object({ location: locationInput, staff: idInput.optional() }),
    run: async ({ location, staff }, { api, options }) =>
      ended(await listServices(api, { locationId: location, staffId: staff }, options), (services) => ({
        json: { services },
        text: plainTable(
          ['Id', 'Service', 'From', 'To', 'Minutes', 'Offered'],
          services.map(({ id, title, priceFrom, priceTo, durationSeconds, active }) => [
            id,
            title,
            priceFrom,
            priceTo,
            durationSeconds === null ? null : Math.round(durationSeconds / 60),
            active ? 'yes' : 'no',
          ]),
        ),
      })),
  }),
];

function locationText({ id, title, chain, timeZone, countryId, currency }: LocationRow): string {
  return plainFacts([
    ['Location', id],
    ['Title', title],
    ['Chain', chain === null ? null : `${chain.title} (${chain.id})`],
    ['Time zone', timeZone],
    ['Country', countryId],
    ['Currency', currency],
  ]);
}

import * as z from 'zod';
import { businessGroups, cities, countries } from '../altegio/dictionaries.ts';
import { command } from './command.ts';
import { ended } from './ended.ts';
import { idInput } from './inputs.ts';
import { plainTable } from './plainTable.ts';

export const dictionaryCommands = [
  command({
    name: 'countries',
    summary: 'The countries that Altegio knows, with their dialling codes.',
    words: [],
    options: {},
    examples: ['countries', 'countries --json'],
    secrets: ['partner'],
    changes: false,
    input: z.object({}),
    run: async (_input, { api, options }) =>
      ended(await countries(api, options), (rows) => ({
        json: { countries: rows },
        text: plainTable(
          ['Id', 'Country', 'Code', 'Dialling code', 'Example', 'Currency'],
          rows.map(({ id, title, iso2, phoneCode, phoneExample, currency }) => [
            id,
            title,
            iso2,
            `+${phoneCode}`,
            phoneExample,
            currency,
          ]),
        ),
      })),
  }),
  command({
    name: 'cities',
    summary: 'The cities that Altegio knows.',
    words: [],
    options: { country: { value: '<id>', summary: 'Only those of a country of "countries".' } },
    examples: ['cities', 'cities --country 7'],
    secrets: ['partner'],
    changes: false,
    input: z.object({ country: idInput.optional() }),
    run: async ({ country }, { api, options }) =>
      ended(await cities(api, { countryId: country }, options), (rows) => ({
        json: { cities: rows },
        text: plainTable(
          ['Id', 'City', 'Country'],
          rows.map(({ id, title, countryId }) => [id, title, countryId]),
        ),
      })),
  }),
  command({
    name: 'business-types',
    summary: 'The kinds of business that Altegio knows.',
    words: [],
    options: {},
    examples: ['business-types'],
    secrets: ['partner', 'user'],
    changes: false,
    input: z.object({}),
    run: async (_input, { api, options }) =>
      ended(await businessGroups(api, options), (groups) => ({
        json: { groups },
        text: plainTable(
          ['Group', 'Id', 'Type'],
          groups.flatMap(({ title, types }) => types.map((type) => [title, type.id, type.title])),
        ),
      })),
  }),
];

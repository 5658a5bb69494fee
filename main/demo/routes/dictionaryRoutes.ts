import { done } from '../answer.ts';
import type { Route } from '../route.ts';
import type { SalonState } from '../salonState.ts';

const COUNTRIES = [
  {
    id: 1,
    title: 'Ukraine',
    iso: 'UA',
    code: '380',
    template: '00 000 0000',
    example: '39 000 0175',
    currency: '₴',
  },
  {
    id: 4,
    title: 'Germany',
    iso: 'DE',
    code: '49',
    template: '00 00000000',
    example: '30 23125175',
    currency: '€',
  },
  {
    id: 7,
    title: 'United States',
    iso: 'US',
    code: '1',
    template: '(000) 000-0000',
    example: '(315) 555-0175',
    currency: '$',
  },
  {
    id: 9,
    title: 'United Kingdom',
    iso: 'GB',
    code: '44',
    template: '0000 000000',
    example: '7700 900175',
    currency: '£',
  },
  {
    id: 12,
    title: 'France',
    iso: 'FR',
    code: '33',
    template: '0 00 00 00 00',
    example: '1 99 00 01 75',
    currency: '€',
  },
  {
    id: 15,
    title: 'Kazakhstan',
    iso: 'KZ',
    code: '7',
    template: '(000) 000-00-00',
    example: '(700) 000-01-75',
    currency: '₸',
  },
  {
    id: 21,
    title: 'Israel',
    iso: 'IL',
    code: '972',
    template: '00-000-0000',
    example: '55-555-0175',
    currency: '₪',
  },
] as const;
const EUROPEAN_UNION: readonly string[] = ['DE', 'FR'];

/** Countries, cities and kinds of business. */
export function dictionaryRoutes(state: SalonState): readonly Route[] {
  return [
    {
      method: 'GET',
      template: '/countries',
      tokens: 'partner',
      handle: () =>
        done(
          COUNTRIES.map(({ id, title, iso, code, template, example, currency }) => ({
            id,
            title,
            full_title: title,
            iso_code: iso,
            phone_code: code,
            phone_template: template,
            phone_example: example,
            currency,
            exchange: 1,
            lang_id: 2,
            group_type: 1,
            is_eu: EUROPEAN_UNION.includes(iso),
          })),
        ),
    },
    {
      method: 'GET',
      template: '/cities',
      tokens: 'partner',
      query: ['country_id', 'company_id'],
      handle: ({ query }) => {
        const country = query('country_id');
        const extra = state.location(Number(query('company_id')))?.city.id;
        const cities = [
          ...state.salon.locations.map(({ city }) => ({ ...city, country_id: 7 })),
          { id: 301, title: 'Berlin', country_id: 4 },
          { id: 302, title: 'London', country_id: 9 },
          { id: 303, title: 'Kyiv', country_id: 1 },
        ];
        const unique = [...new Map(cities.map((city) => [city.id, city])).values()];
        return done(
          unique.filter(
            (city) => country === undefined || city.country_id === Number(country) || city.id === extra,
          ),
        );
      },
    },
    {
      method: 'GET',
      template: '/references/business_groups_with_types',
      tokens: 'partnerUser',
      handle: () => {
        const group = (id: number, title: string, ...types: readonly string[]): object => ({
          id,
          title,
          image: null,
          image_small: null,
          types: types.map((name, index) => ({ id: id * 10 + index, title: name, business_group_id: id })),
        });
        const groups = [
          group(1, 'Beauty', 'Beauty salon', 'Barbershop', 'Nail studio'),
          group(2, 'Health', 'Massage', 'Dental clinic'),
        ];
        return done(groups, { count: groups.length });
      },
    },
  ];
}

import { done, refused } from '../answer.ts';
import type { Route } from '../route.ts';
import type { SalonLocation } from '../salon.ts';
import type { SalonState } from '../salonState.ts';
import { zoneOffsetMs } from '../zonedTime.ts';
import { pageFrom, slicePage } from './paging.ts';

const LIST_QUERY = [
  'id',
  'group_id',
  'my',
  'active',
  'show_groups',
  'show_deleted',
  'min_id',
  'city_id',
  'page',
  'count',
];

/** A location as the API shows it. */
export function locationRow(state: SalonState, location: SalonLocation, withGroups = false): object {
  const { chain } = state.salon;
  return {
    id: location.id,
    title: location.title,
    public_title: chain.title,
    short_descr: 'Beauty salon',
    logo: '',
    active: 1,
    phone: location.phone,
    phones: [location.phone],
    email: 'hello@example.com',
    country_id: 7,
    country: 'United States',
    city_id: location.city.id,
    city: location.city.title,
    timezone: zoneOffsetMs(location.timeZone, state.now()) / 3_600_000,
    timezone_name: location.timeZone,
    address: location.address,
    currency_short_title: '$',
    main_group_id: chain.id,
    ...(withGroups ? { main_group: chain, groups: [chain] } : {}),
  };
}

/** Locations, and their staff and services. */
export function locationRoutes(state: SalonState): readonly Route[] {
  return [
    {
      method: 'GET',
      template: '/companies',
      tokens: 'partnerUser',
      query: LIST_QUERY,
      handle: (request) => {
        const id = request.query('id');
        const city = request.query('city_id');
        const group = request.query('group_id');
        const rows = state.salon.locations.filter(
          (location) =>
            (id === undefined || location.id === Number(id)) &&
            (city === undefined || location.city.id === Number(city)) &&
            (group === undefined || state.salon.chain.id === Number(group)) &&
            location.id >= Number(request.query('min_id') ?? 0),
        );
        const withGroups = request.query('show_groups') === '1';
        const page = slicePage(rows, pageFrom(request, 25, 200));
        return done(
          page.map((location) => locationRow(state, location, withGroups)),
          { total_count: rows.length },
        );
      },
    },
    {
      method: 'GET',
      template: '/company/{location_id}',
      tokens: 'partnerUser',
      query: ['my', 'show_groups'],
      handle: (request) => {
        const location = state.location(request.param('location_id'));
        return location
          ? done(locationRow(state, location, request.query('show_groups') === '1'))
          : refused(404);
      },
    },
    {
      method: 'GET',
      template: '/staff/{location_id}',
      tokens: 'partnerUser',
      handle: (request) =>
        done(
          state.salon.staff
            .filter(({ locationId }) => locationId === request.param('location_id'))
            .map(({ id, name, specialization, rating }) => ({
              id,
              name,
              specialization,
              rating,
              avatar: '',
            })),
        ),
    },
    {
      method: 'GET',
      template: '/services/{location_id}',
      tokens: 'partnerUser',
      query: ['staff_id'],
      handle: () =>
        done(
          state.salon.services.map(({ id, title, priceMin, priceMax, durationSeconds }) => ({
            id,
            title,
            price_min: priceMin,
            price_max: priceMax,
            duration: durationSeconds,
            active: 1,
          })),
        ),
    },
  ];
}

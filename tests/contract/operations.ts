import { LocationId } from '../../contract/model/ids.ts';
import type { AltegioApi } from '../../main/altegio/altegioApi.ts';
import type { ApiError } from '../../main/altegio/apiError.ts';
import { listInDays, listOfClient } from '../../main/altegio/appointments.ts';
import { signIn } from '../../main/altegio/auth.ts';
import { type CallListMemory, listCalls } from '../../main/altegio/calls.ts';
import {
  addClientComment,
  createClient,
  getClient,
  listByIds,
  searchByDigits,
} from '../../main/altegio/clients.ts';
import { countries } from '../../main/altegio/dictionaries.ts';
import { listMine } from '../../main/altegio/locations.ts';
import type { Simulator } from '../../main/demo/simulator.ts';
import { type ContractOperation, someClient } from './contractOperation.ts';
import { marketplaceOperations } from './marketplaceOperations.ts';
import { salonOperations } from './salonOperations.ts';

/** Asks for every call of the last 60 days of the first location. */
export function listCallsOf(api: AltegioApi, simulator: Simulator, memory: CallListMemory = new Map()) {
  const [location] = simulator.salon.locations;
  if (!location) throw new Error('The salon has no location');
  const day = (offset: number): string =>
    new Date(simulator.now() + offset * 86_400_000).toISOString().slice(0, 10);
  return listCalls(api, memory, {
    location: { id: LocationId.parse(location.id), timeZone: location.timeZone },
    fromDay: day(-60),
    toDay: day(1),
    page: 1,
    limit: 1000,
  });
}

let created = 0;

/** Every operation of the client but the call list, which is a case of its own for most tools. */
export const operations: readonly ContractOperation[] = [
  {
    name: 'signIn',
    operationId: 'authorizeUser',
    answer: 'taken',
    path: /POST \/api\/v1\/auth$/,
    documented: [401, 403, 422, 429],
    run: (api, { login, password }) => signIn(api, { login, password }),
  },
  {
    name: 'listMine',
    operationId: 'listLocations',
    answer: 'list',
    path: /GET \/api\/v1\/companies$/,
    documented: [401, 403, 404, 429],
    run: (api) => listMine(api),
  },
  {
    name: 'searchByDigits',
    operationId: 'searchClients',
    answer: 'list',
    path: /POST \/api\/v1\/company\/\d+\/clients\/search$/,
    documented: [400, 401, 402, 403, 404, 429],
    run: (api, simulator) => {
      const { locationId, client } = someClient(simulator);
      return searchByDigits(api, { locationId, digits: client.phone.replace(/\D/g, '') });
    },
  },
  {
    name: 'listByIds',
    operationId: 'searchClients',
    answer: 'list',
    path: /POST \/api\/v1\/company\/\d+\/clients\/search$/,
    documented: [400, 401, 402, 403, 404, 429],
    run: (api, simulator) => {
      const { locationId, clientId } = someClient(simulator);
      return listByIds(api, { locationId, ids: [clientId] });
    },
  },
  {
    name: 'getClient',
    operationId: 'getClient',
    answer: 'one',
    path: /GET \/api\/v1\/client\/\d+\/\d+$/,
    documented: [401, 403, 404, 429],
    run: (api, simulator) => getClient(api, someClient(simulator)),
  },
  {
    name: 'createClient',
    operationId: 'createClient',
    answer: 'one',
    path: /POST \/api\/v1\/clients\/\d+$/,
    documented: [401, 403, 404, 422, 429],
    run: (api, simulator) => {
      created += 1;
      const phoneDigits = `131555${String(created).padStart(5, '0')}`;
      return createClient(api, {
        locationId: someClient(simulator).locationId,
        name: 'Zoë',
        surname: 'Ångström',
        phoneDigits,
      });
    },
  },
  {
    name: 'addClientComment',
    operationId: 'addClientComment',
    answer: 'nothing',
    // Both addresses: the older one is asked when the present one is not found.
    path: /POST \/api\/v1\/(company|clients)\/\d+\/clients\/\d+\/comments$/,
    elsewhere: [404],
    documented: [401, 403, 422, 429],
    run: (api, simulator) =>
      addClientComment(api, { ...someClient(simulator), text: 'Wants Inès, not before five' }),
  },
  {
    name: 'listOfClient',
    operationId: 'listAppointments',
    answer: 'list',
    path: /GET \/api\/v1\/records\/\d+$/,
    documented: [401, 403, 404, 429],
    run: (api, simulator) => {
      const { locationId, clientId } = someClient(simulator);
      return listOfClient(api, { locationId, clientId, fromDay: '2020-01-01', toDay: '2035-01-01' });
    },
  },
  {
    name: 'listInDays',
    operationId: 'listAppointments',
    answer: 'list',
    path: /GET \/api\/v1\/records\/\d+$/,
    documented: [401, 403, 404, 429],
    run: (api, simulator) => {
      const { locationId } = someClient(simulator);
      return listInDays(api, { locationId, fromDay: '2020-01-01', toDay: '2035-01-01' });
    },
  },
  {
    name: 'countries',
    operationId: 'listCountries',
    answer: 'list',
    path: /GET \/api\/v1\/countries$/,
    documented: [401, 403, 404, 429],
    run: (api) => countries(api),
  },
  ...salonOperations,
  ...marketplaceOperations,
];

export const callList: ContractOperation = {
  name: 'listCalls',
  operationId: 'listCalls',
  answer: 'list',
  path: /GET \/api\/v1\/voip\/integration\/calls$/,
  documented: [401, 403, 422, 429],
  run: (api, simulator) => listCallsOf(api, simulator),
};

/** What the client makes of a status. */
export const KIND_OF_STATUS: Readonly<Record<number, ApiError['kind']>> = {
  400: 'invalid',
  401: 'unauthorized',
  402: 'licenceEnded',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  422: 'invalid',
  429: 'rateLimited',
  500: 'server',
  503: 'server',
};

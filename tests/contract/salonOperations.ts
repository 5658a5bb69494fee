import { createAppointment, getAppointment } from '../../main/altegio/appointments.ts';
import { getClientFields, updateClient } from '../../main/altegio/clientFields.ts';
import { listByPhonePart } from '../../main/altegio/clients.ts';
import { businessGroups, cities } from '../../main/altegio/dictionaries.ts';
import { getLocation } from '../../main/altegio/locations.ts';
import { listServices, listTeam } from '../../main/altegio/team.ts';
import { searchVisits } from '../../main/altegio/visits.ts';
import { setWebhookSettings, webhookSettings } from '../../main/altegio/webhookSettings.ts';
import type { Simulator } from '../../main/demo/simulator.ts';
import { type ContractOperation, someClient } from './contractOperation.ts';

/** An appointment that the salon takes every time. */
export function someBooking(simulator: Simulator) {
  const { client, locationId } = someClient(simulator);
  const { salon } = simulator;
  const timeZone = salon.locations.find(({ id }) => id === Number(locationId))?.timeZone;
  const staffId = salon.staff.find((member) => member.locationId === Number(locationId))?.id;
  const service = salon.services[0];
  if (timeZone === undefined || staffId === undefined || !service) throw new Error('Nobody to book');
  return {
    location: { id: locationId, timeZone },
    staffId,
    services: [{ id: service.id, price: service.priceMin }],
    client: { name: client.name, phoneDigits: client.phone.replace(/\D/g, '') },
    localStart: '2030-07-01T15:00',
    durationSeconds: 3600,
    comment: 'By phone',
    apiId: 'ringdesk-1',
    evenIfBusy: true,
  };
}

/** Locations, clients, appointments, webhooks and dictionaries, as far as they are not in operations.ts. */
export const salonOperations: readonly ContractOperation[] = [
  {
    name: 'getLocation',
    operationId: 'getLocation',
    answer: 'one',
    path: /GET \/api\/v1\/company\/\d+$/,
    documented: [401, 403, 404, 429],
    run: (api, simulator) => getLocation(api, someClient(simulator)),
  },
  {
    name: 'listTeam',
    operationId: 'listTeamMembers',
    answer: 'list',
    path: /GET \/api\/v1\/staff\/\d+$/,
    documented: [401, 403, 404, 429],
    run: (api, simulator) => listTeam(api, someClient(simulator)),
  },
  {
    name: 'listServices',
    operationId: 'listServices',
    answer: 'list',
    path: /GET \/api\/v1\/services\/\d+$/,
    documented: [401, 403, 404, 429],
    run: (api, simulator) => listServices(api, someClient(simulator)),
  },
  {
    name: 'searchVisits',
    operationId: 'searchClientVisits',
    answer: 'one',
    path: /POST \/api\/v1\/company\/\d+\/clients\/visits\/search$/,
    documented: [401, 403, 404, 422, 429],
    run: (api, simulator) => {
      const { locationId, clientId } = someClient(simulator);
      return searchVisits(api, { locationId, clientId });
    },
  },
  {
    name: 'listByPhonePart',
    operationId: 'listClientsDeprecated',
    answer: 'list',
    path: /GET \/api\/v1\/clients\/\d+$/,
    documented: [401, 403, 404, 429],
    run: (api, simulator) => {
      const { locationId, client } = someClient(simulator);
      return listByPhonePart(api, { locationId, digits: client.phone.slice(-7) });
    },
  },
  {
    name: 'getClientFields',
    operationId: 'getClient',
    answer: 'one',
    path: /GET \/api\/v1\/client\/\d+\/\d+$/,
    documented: [401, 403, 404, 429],
    run: (api, simulator) => getClientFields(api, someClient(simulator)),
  },
  {
    name: 'updateClient',
    operationId: 'updateClient',
    answer: 'one',
    path: /PUT \/api\/v1\/client\/\d+\/\d+$/,
    documented: [401, 403, 404, 422, 429],
    run: (api, simulator) => {
      const { locationId, clientId, client } = someClient(simulator);
      return updateClient(api, {
        locationId,
        clientId,
        name: client.name,
        surname: client.surname,
        phoneDigits: client.phone.replace(/\D/g, ''),
        email: client.email,
        comment: client.comment,
        categoryIds: client.categoryIds,
        importance: client.importanceId,
        discountPercent: client.discountPercent,
      });
    },
  },
  {
    name: 'getAppointment',
    operationId: 'getAppointment',
    answer: 'one',
    path: /GET \/api\/v1\/record\/\d+\/\d+$/,
    documented: [401, 403, 404, 429],
    run: (api, simulator) => {
      const { locationId } = someClient(simulator);
      const appointmentId = simulator.salon.appointments.find(
        (appointment) => appointment.locationId === Number(locationId),
      )?.id;
      return getAppointment(api, { locationId, appointmentId: appointmentId ?? 0 });
    },
  },
  {
    name: 'createAppointment',
    operationId: 'createAppointment',
    answer: 'taken',
    path: /POST \/api\/v1\/records\/\d+$/,
    documented: [401, 403, 404, 422, 429],
    run: (api, simulator) => createAppointment(api, someBooking(simulator)),
  },
  {
    name: 'webhookSettings',
    operationId: 'getHookSettings',
    answer: 'one',
    path: /GET \/api\/v1\/hooks_settings\/\d+$/,
    documented: [401, 403, 404, 429],
    run: (api, simulator) => webhookSettings(api, someClient(simulator)),
  },
  {
    name: 'setWebhookSettings',
    operationId: 'setHookSettings',
    answer: 'one',
    path: /POST \/api\/v1\/hooks_settings\/\d+$/,
    documented: [401, 403, 404, 422, 429],
    run: (api, simulator) =>
      setWebhookSettings(api, {
        locationId: someClient(simulator).locationId,
        urls: ['https://hooks.example.com/loyalty', 'https://hooks.example.com/ours'],
        active: true,
        flags: { client: true, record: true, good: false },
        selfSending: false,
      }),
  },
  {
    name: 'cities',
    operationId: 'listCities',
    answer: 'list',
    path: /GET \/api\/v1\/cities$/,
    documented: [401, 403, 404, 429],
    run: (api) => cities(api, { countryId: 7 }),
  },
  {
    name: 'businessGroups',
    operationId: 'listBusinessGroups',
    answer: 'list',
    path: /GET \/api\/v1\/references\/business_groups_with_types$/,
    documented: [401, 403, 404, 429],
    run: (api) => businessGroups(api),
  },
];

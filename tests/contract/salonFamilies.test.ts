import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { LocationId } from '../../contract/model/ids.ts';
import type { AltegioApi } from '../../main/altegio/altegioApi.ts';
import { createAppointment, getAppointment } from '../../main/altegio/appointments.ts';
import { getClientFields, updateClient } from '../../main/altegio/clientFields.ts';
import { listByPhonePart } from '../../main/altegio/clients.ts';
import { businessGroups, cities } from '../../main/altegio/dictionaries.ts';
import { getLocation } from '../../main/altegio/locations.ts';
import { listServices, listTeam } from '../../main/altegio/team.ts';
import { type PaidVisit, searchVisits, type VisitPage } from '../../main/altegio/visits.ts';
import { setWebhookSettings, webhookSettings } from '../../main/altegio/webhookSettings.ts';
import type { Simulator } from '../../main/demo/simulator.ts';
import { someClient } from './contractOperation.ts';
import { someBooking } from './salonOperations.ts';
import { startSalon } from './salonApi.ts';

let simulator: Simulator;
let api: AltegioApi;

beforeAll(async () => {
  ({ simulator, api } = await startSalon());
});
afterEach(() => {
  simulator.heal();
});
afterAll(async () => {
  await simulator.stop();
});

describe('a location', () => {
  test('is told with zone and chain', async () => {
    const [location] = simulator.salon.locations;
    const locationId = LocationId.parse(location?.id);

    expect(await getLocation(api, { locationId })).toMatchObject({
      ok: true,
      value: {
        id: locationId,
        title: location?.title,
        timeZone: location?.timeZone,
        chain: simulator.salon.chain,
      },
    });
    expect(await getLocation(api, { locationId: LocationId.parse(999_999) })).toEqual({
      ok: false,
      error: { kind: 'notFound' },
    });
  });

  test('has a team and services', async () => {
    const { locationId } = someClient(simulator);
    const { staff, services } = simulator.salon;
    const team = await listTeam(api, { locationId });
    const offered = await listServices(api, { locationId, staffId: staff[0]?.id });

    expect(team.ok && team.value.map(({ name }) => name)).toEqual(
      staff.filter((member) => member.locationId === Number(locationId)).map(({ name }) => name),
    );
    expect(offered.ok && offered.value[0]).toEqual({
      id: services[0]?.id,
      title: services[0]?.title,
      priceFrom: services[0]?.priceMin,
      priceTo: services[0]?.priceMax,
      durationSeconds: services[0]?.durationSeconds,
      active: true,
    });
  });

  test('keeps the addresses of other vendors when one is added to what was read', async () => {
    const { locationId } = someClient(simulator);
    const before = await webhookSettings(api, { locationId });
    if (!before.ok) throw new Error(before.error.kind);
    expect(before.value).toMatchObject({
      urls: ['https://hooks.example.com/loyalty'],
      active: true,
      flags: { client: true, record: true, good: false },
    });

    const urls = [...before.value.urls, 'https://hooks.example.com/ours?secret=ä'];
    const written = await setWebhookSettings(api, { locationId, ...before.value, urls, selfSending: true });
    expect(written).toEqual({ ok: true, value: { ...before.value, urls } });
    expect(await webhookSettings(api, { locationId })).toEqual(written);
  });
});

describe('a client', () => {
  test('is found by a part of the number with the older search', async () => {
    const { client, locationId } = someClient(simulator);
    const found = await listByPhonePart(api, { locationId, digits: client.phone.slice(-7) });

    expect(found.ok && found.value.rows).toContainEqual(expect.objectContaining({ id: client.id }));
  });

  test('is changed in one thing, and keeps the rest', async () => {
    const { client, ...card } = someClient(simulator);
    const before = structuredClone(client);
    const fields = await getClientFields(api, card);
    if (!fields.ok || fields.value.phoneDigits === null) throw new Error('No card');
    const { phoneDigits } = fields.value;
    const changed = await updateClient(api, {
      ...card,
      ...fields.value,
      phoneDigits,
      comment: 'Ring back\non Monday',
    });

    expect(changed).toMatchObject({ ok: true, value: { id: client.id, comment: 'Ring back\non Monday' } });
    expect({ ...client, changedAtMs: 0 }).toEqual({
      ...before,
      comment: 'Ring back\non Monday',
      changedAtMs: 0,
    });
  });

  test('whose number the user may not see cannot be written back', async () => {
    const { locationId, clientId } = someClient(simulator);
    simulator.setRight(locationId, 'phones', false);
    const fields = await getClientFields(api, { locationId, clientId });
    simulator.setRight(locationId, 'phones', true);

    expect(fields).toMatchObject({ ok: true, value: { phoneDigits: null } });
  });

  test('has visits with what was paid, over several pages and each once', async () => {
    const { locationId, clientId, client } = someClient(simulator);
    for (let index = 0; index < 60; index += 1) {
      const startsAtMs = Date.parse('2025-01-01T15:00:00Z') + index * 86_400_000;
      simulator.addAppointment({ locationId, client, startsAtMs, attendance: 1 });
    }
    const visits: PaidVisit[] = [];
    let pages = 0;
    for (let days: VisitPage['next'] = { fromDay: '2024-12-31', toDay: '2025-12-31' }; days; pages += 1) {
      const page = await searchVisits(api, { locationId, clientId, ...days });
      if (!page.ok) throw new Error(page.error.kind);
      visits.push(...page.value.visits);
      days = page.value.next;
    }

    expect(pages).toBeGreaterThan(2);
    expect(new Set(visits.map(({ id }) => id)).size).toBe(visits.length);
    const real = simulator.salon.appointments.filter(
      (one) =>
        one.clientId === client.id &&
        one.locationId === Number(locationId) &&
        !one.deleted &&
        one.startsAtMs >= Date.parse('2024-12-31T12:00:00Z') &&
        one.startsAtMs < Date.parse('2025-12-31T12:00:00Z'),
    );
    expect(visits).toHaveLength(real.length);
    expect(visits[0]?.attendance).toBe(1);
    expect(visits[0]?.localStart).toMatch(/^2025-\d\d-\d\dT\d\d:\d\d$/);
    expect(visits[0]?.services[0]?.paid).toBe(visits[0]?.services[0]?.toPay);
  });
});

describe('an appointment', () => {
  test('is booked on the wall clock of the location, and read back', async () => {
    const booking = someBooking(simulator);
    const made = await createAppointment(api, booking);
    if (!made.ok) throw new Error(made.error.kind);
    const { appointment } = made.value;

    expect(appointment.localStart).toBe('2030-07-01T15:00');
    const real = simulator.salon.appointments.find(({ id }) => id === appointment.id);
    expect(real).toMatchObject({ apiId: 'ringdesk-1', comment: 'By phone', staffId: booking.staffId });
    expect(
      await getAppointment(api, { locationId: booking.location.id, appointmentId: appointment.id }),
    ).toEqual(made);
  });

  test('is refused where the team member is busy', async () => {
    const booking = { ...someBooking(simulator), localStart: '2030-07-02T15:00', evenIfBusy: false };

    expect(await createAppointment(api, booking)).toMatchObject({ ok: true });
    expect(await createAppointment(api, booking)).toMatchObject({
      ok: false,
      error: { kind: 'invalid', message: 'The selected time is already taken.' },
    });
  });
});

describe('a dictionary', () => {
  test('of cities is asked for by country, and with the city of a location', async () => {
    const germany = await cities(api, { countryId: 4 });
    const [location] = simulator.salon.locations;
    const withOurs = await cities(api, { countryId: 4, locationId: LocationId.parse(location?.id) });

    expect(germany).toEqual({ ok: true, value: [{ id: 301, title: 'Berlin', countryId: 4 }] });
    expect(withOurs.ok && withOurs.value.map(({ title }) => title).sort()).toEqual(
      ['Berlin', location?.city.title].sort(),
    );
  });

  test('of kinds of business comes by group', async () => {
    const groups = await businessGroups(api);

    expect(groups.ok && groups.value[0]).toMatchObject({
      title: 'Beauty',
      types: [{ title: 'Beauty salon' }, { title: 'Barbershop' }, { title: 'Nail studio' }],
    });
  });
});

test('nobody broke a rule of the real API', () => {
  expect(simulator.violations).toEqual([]);
});

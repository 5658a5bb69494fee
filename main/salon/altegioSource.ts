import { ok } from '../../contract/result.ts';
import type { AltegioApi } from '../altegio/altegioApi.ts';
import { listOfClient } from '../altegio/appointments.ts';
import { getClient, searchByDigits } from '../altegio/clients.ts';
import { dayIn } from '../calls/salonDay.ts';
import type { ClientSource } from '../clients/clientSource.ts';
import type { ClientRights } from './clientRights.ts';

const BACK_DAYS = 400;
const AHEAD_DAYS = 180;

/** Asks Altegio who a client is, before polls and everything else: a person is waiting at the popup. */
export function altegioSource(
  api: AltegioApi,
  serverNowMs: () => number,
  rights: Pick<ClientRights, 'learn'>,
): ClientSource {
  return {
    search: async (location, digits, signal) => {
      const found = await searchByDigits(
        api,
        { locationId: location.id, digits },
        { priority: 'lookup', signal },
      );
      return rights.learn(location.id, found.ok ? ok(found.value.rows) : found);
    },
    card: async (location, clientId, signal, priority = 'lookup') =>
      rights.learn(
        location.id,
        await getClient(api, { locationId: location.id, clientId }, { priority, signal }),
      ),
    appointments: async (location, clientId, signal) => {
      const days = {
        fromDay: dayIn(location.timeZone, serverNowMs(), -BACK_DAYS),
        toDay: dayIn(location.timeZone, serverNowMs(), AHEAD_DAYS),
      };
      const list = await listOfClient(
        api,
        { locationId: location.id, clientId, ...days, withDeleted: true },
        { priority: 'lookup', signal },
      );
      return list.ok ? ok(list.value.appointments) : list;
    },
  };
}

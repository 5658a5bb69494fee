import type { AltegioApi } from '../../main/altegio/altegioApi.ts';
import {
  addDiscount,
  notifyPayment,
  paymentLink,
  refundPayment,
  tariffs,
} from '../../main/altegio/billing.ts';
import { connectedLocations } from '../../main/altegio/connectedLocations.ts';
import {
  activateByRedirect,
  activateInstallation,
  installationStatus,
  uninstallApplication,
} from '../../main/altegio/installations.ts';
import { setShortNames, updateChannel } from '../../main/altegio/messagingApps.ts';
import { notifyCall, saveCall, setTelephony } from '../../main/altegio/telephony.ts';
import type { Simulator } from '../../main/demo/simulator.ts';
import { type ContractOperation, someInstallation } from './contractOperation.ts';

/** The app, installed or waiting for its activation, just before something is asked about it. */
function installed(simulator: Simulator, state: 'active' | 'pending' = 'active') {
  const installation = someInstallation(simulator);
  simulator.setInstallation(installation.locationId, state);
  return installation;
}

export const pay = (api: AltegioApi, simulator: Simulator) =>
  notifyPayment(api, {
    ...installed(simulator),
    currency: 'EUR',
    sum: 49.9,
    paidAtText: '2026-01-01 10:10:00',
    fromText: '2026-01-01 00:00:00',
    toText: '2026-02-01 00:00:00',
  });

const someCall = ({ salon: { crmToken, locations } }: Simulator) => ({
  crmToken,
  direction: 'incoming' as const,
  phone: '+13155550175',
  diversion: locations[0]?.phone ?? '',
});

const VOIP = /POST \/api\/v1\/voip\/integration$/;

// Faults are for one of these; behind the proxy the paths of the Marketplace come with the prefix of the API.
export const marketplaceOperations: readonly ContractOperation[] = [
  {
    name: 'installationStatus',
    operationId: 'getInstallationStatus',
    answer: 'one',
    path: /GET (\/api\/v1)?\/marketplace\/salon\/\d+\/application\/\d+$/,
    documented: [401, 403, 429],
    elsewhere: [404],
    run: (api, simulator) => installationStatus(api, installed(simulator)),
  },
  {
    name: 'activateInstallation',
    operationId: 'activateInstallation',
    answer: 'empty',
    path: /POST (\/api\/v1)?\/marketplace\/partner\/callback$/,
    documented: [401, 403, 422, 429],
    run: (api, simulator) =>
      activateInstallation(api, {
        ...installed(simulator, 'pending'),
        webhookUrls: ['https://hooks.example.com/ours'],
      }),
  },
  {
    name: 'activateByRedirect',
    operationId: 'activateInstallationRedirect',
    answer: 'nothing',
    redirects: true,
    path: /POST (\/api\/v1)?\/marketplace\/partner\/callback\/redirect$/,
    documented: [401, 403, 422, 429],
    run: (api, simulator) => activateByRedirect(api, { ...installed(simulator, 'pending'), apiKey: 'k-1' }),
  },
  {
    name: 'uninstallApplication',
    operationId: 'uninstallApplication',
    answer: 'nothing',
    path: /POST (\/api\/v1)?\/marketplace\/salon\/\d+\/application\/\d+\/uninstall$/,
    documented: [401, 403, 404, 429],
    run: (api, simulator) => uninstallApplication(api, installed(simulator)),
  },
  {
    name: 'connectedLocations',
    operationId: 'listConnectedLocations',
    answer: 'list',
    path: /GET (\/api\/v1)?\/marketplace\/application\/\d+\/salons$/,
    documented: [401, 403, 429],
    run: (api, simulator) => {
      const { applicationId } = installed(simulator);
      return connectedLocations(api, { applicationId, page: 1, count: 1000 });
    },
  },
  {
    name: 'tariffs',
    operationId: 'listTariffs',
    answer: 'list',
    path: /GET (\/api\/v1)?\/marketplace\/application\/\d+\/tariffs$/,
    documented: [401, 403, 404, 429],
    run: (api, { applicationId }) => tariffs(api, { applicationId }),
  },
  {
    name: 'paymentLink',
    operationId: 'getPaymentLink',
    answer: 'one',
    path: /GET (\/api\/v1)?\/marketplace\/application\/payment_link$/,
    documented: [401, 403, 404, 429],
    run: (api, simulator) =>
      paymentLink(api, { ...installed(simulator), discountPercent: 15.5, tariffOptionId: 189 }),
  },
  {
    name: 'notifyPayment',
    operationId: 'notifyPayment',
    answer: 'taken',
    path: /POST (\/api\/v1)?\/marketplace\/partner\/payment$/,
    documented: [401, 403, 422, 429],
    run: pay,
  },
  {
    name: 'refundPayment',
    operationId: 'notifyRefund',
    answer: 'empty',
    path: /POST (\/api\/v1)?\/marketplace\/partner\/payment\/refund\/\d+$/,
    documented: [401, 403, 422, 429],
    run: async (api, simulator) => {
      const paid = await pay(api, simulator);
      return refundPayment(api, { paymentId: (paid.ok ? paid.value.paymentId : null) ?? 0 });
    },
  },
  {
    name: 'addDiscount',
    operationId: 'addDiscount',
    answer: 'nothing',
    path: /POST (\/api\/v1)?\/marketplace\/application\/add_discount$/,
    documented: [401, 403, 404, 422, 429],
    run: (api, simulator) => {
      const { locationId, applicationId } = installed(simulator);
      return addDiscount(api, { locationIds: [locationId], applicationId, percent: 15.54 });
    },
  },
  {
    name: 'updateChannel',
    operationId: 'updateChannel',
    answer: 'nothing',
    path: /POST (\/api\/v1)?\/marketplace\/application\/update_channel$/,
    documented: [401, 403, 404, 422, 429],
    run: (api, simulator) => updateChannel(api, { ...installed(simulator), channel: 'sms', available: true }),
  },
  {
    name: 'setShortNames',
    operationId: 'setShortNames',
    answer: 'empty',
    path: /POST (\/api\/v1)?\/marketplace\/partner\/short_names$/,
    documented: [401, 403, 422, 429],
    run: (api, simulator) => setShortNames(api, { ...installed(simulator), shortNames: ['Studio', 'ST'] }),
  },
  {
    name: 'setTelephony',
    operationId: 'sendVoipCommand',
    answer: 'empty',
    path: VOIP,
    documented: [401, 403, 404, 422, 429],
    run: (api, { salon: { crmToken } }) => setTelephony(api, { crmToken, enabled: true }),
  },
  {
    name: 'notifyCall',
    operationId: 'sendVoipCommand',
    answer: 'empty',
    path: VOIP,
    documented: [401, 403, 404, 422, 429],
    run: (api, simulator) => notifyCall(api, { ...someCall(simulator), user: '101' }),
  },
  {
    name: 'saveCall',
    operationId: 'sendVoipCommand',
    answer: 'empty',
    path: VOIP,
    documented: [401, 403, 404, 422, 429],
    run: (api, simulator) =>
      saveCall(api, {
        ...someCall(simulator),
        durationSeconds: 90,
        recordingUrl: 'https://records.example.com/117.mp3',
        callId: 'pbx-117',
        status: 'success',
        startedAt: '2026-09-01T19:40:28.000Z',
      }),
  },
];

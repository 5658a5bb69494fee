import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { LocationId } from '../../../../contract/model/ids.ts';
import { ShownRequest } from '../../../../contract/model/partner.ts';
import { notifyPaymentOperation, paymentLinkOperation } from '../../../../main/altegio/billing.ts';
import {
  activateInstallationOperation,
  uninstallApplicationOperation,
} from '../../../../main/altegio/installations.ts';
import { shownRequest } from '../../../../main/altegio/shownRequest.ts';
import {
  notifyCallOperation,
  saveCallOperation,
  setTelephonyOperation,
} from '../../../../main/altegio/telephony.ts';

const SECRET = '7cf262d6-1656-43f9-86ac-2826bdc125d2';
const installation = { locationId: LocationId.parse(615243), applicationId: 4217 };
const call = {
  crmToken: SECRET,
  direction: 'incoming',
  phone: '+13155550175',
  diversion: '+13155550176',
} as const;

describe('shownRequest', () => {
  test('shows what will leave, word by word', () => {
    const notice = {
      ...installation,
      currency: 'EUR',
      sum: 49.9,
      paidAtText: '2026-01-01 10:10:00',
      fromText: '2026-01-01 00:00:00',
      toText: '2026-02-01 00:00:00',
    };
    const shown = shownRequest(notifyPaymentOperation(notice));

    expect(ShownRequest.parse(shown)).toMatchObject({
      operation: 'notifyPayment',
      method: 'POST',
      path: '/marketplace/partner/payment',
    });
    expect(shown.body).toBe(JSON.stringify(notifyPaymentOperation(notice).body, null, 2));
  });

  test('shows the query with the path, and no body as none', () => {
    expect(shownRequest(paymentLinkOperation({ ...installation, discountPercent: 15.5 }))).toMatchObject({
      path: '/marketplace/application/payment_link?salon_id=615243&application_id=4217&discount=15.5',
      body: '',
    });
    expect(shownRequest(uninstallApplicationOperation(installation)).body).toBe('');
  });

  it.each([
    setTelephonyOperation({ crmToken: SECRET, enabled: true }),
    notifyCallOperation(call),
    saveCallOperation({ ...call, callId: 'pbx-1' }),
    activateInstallationOperation({ ...installation, apiKey: SECRET }),
  ])('never shows a token or key: $body', (operation) => {
    const { body } = shownRequest(operation);

    expect(body).toContain('[token]');
    expect(body).not.toContain(SECRET);
    expect(JSON.stringify(operation.body)).toContain(SECRET);
  });

  it.each([
    'crm_token',
    'crmToken',
    'partner_token',
    'user_token',
    'token',
    'api_key',
    'apiKey',
    'secret_key',
    'password',
    'client_secret',
    'Authorization',
    'sign',
  ])('hides the value of %s wherever it stands, whatever it is', (key) => {
    const shown = shownRequest({
      name: 'x',
      method: 'POST',
      path: '/x',
      query: { [key]: SECRET },
      body: { [key]: SECRET, list: [{ [key]: { deep: SECRET } }] },
      auth: 'partner',
      data: z.unknown(),
    });

    expect(JSON.stringify(shown)).not.toContain(SECRET);
  });
});

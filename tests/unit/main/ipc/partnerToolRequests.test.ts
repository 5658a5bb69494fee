import { expect, test } from 'vitest';
import { LocationId } from '../../../../contract/model/ids.ts';
import { partnerToolRequests, type PartnerTools } from '../../../../main/ipc/partnerToolRequests.ts';

const untouchable = new Proxy(
  {},
  {
    get: () => {
      throw new Error('Nothing may be touched while the PIN is locked');
    },
  },
);

test('every request is refused while the manager’s PIN is locked', async () => {
  const tools = {
    paymentPages: untouchable,
    connected: untouchable,
    moderation: untouchable,
    saving: untouchable,
  } as unknown as PartnerTools;
  const requests = partnerToolRequests(
    { enter: () => ({ ok: false, error: { kind: 'pinNeeded', detail: null } }) },
    tools,
  );
  const locationId = LocationId.parse(10);
  const answers = await Promise.all([
    requests['partner.tariffs'](undefined, 'main'),
    requests['partner.paymentPage'](
      {
        locationId,
        tariffOptionId: null,
        discountPercent: null,
        then: 'open',
      },
      'main',
    ),
    requests['partner.connected']({ page: 1 }, 'main'),
    requests['partner.webhooks']({ locationId }, 'main'),
    requests['partner.moderationSetUp']({ locationId, registrationUrl: '', description: '' }, 'main'),
    requests['partner.moderationRun']({ item: null }, 'main'),
    requests['partner.moderationExport']({ format: 'html' }, 'main'),
  ]);
  expect(answers).toHaveLength(Object.keys(requests).length);
  for (const answer of answers)
    expect(answer).toEqual({ kind: 'problem', problem: { kind: 'pinNeeded', detail: null } });
});

import { expect, test } from 'vitest';
import { LocationId } from '../../../../contract/model/ids.ts';
import { err } from '../../../../contract/result.ts';
import type { CallOptions } from '../../../../main/altegio/altegioApi.ts';
import { newRegistration } from '../../../../main/partner/newRegistration.ts';
import type { PartnerAtWork } from '../../../../main/partner/partnerAtWork.ts';
import { NOON } from '../../../support/calls.ts';

test.each([
  ['pasted', 'poll'],
  ['deepLink', 'rest'],
  ['page', 'rest'],
] as const)('a %s link is asked about with the priority %s', async (source, priority) => {
  const asked: CallOptions[] = [];
  const at = {
    api: {
      send: (_operation: unknown, options: CallOptions) => {
        asked.push(options);
        return Promise.resolve(err({ kind: 'forbidden', message: '' }));
      },
    },
    applicationId: 4217,
    locationOf: () => undefined,
    serverNowMs: () => NOON,
  } as unknown as PartnerAtWork;
  const link = { locationIds: [LocationId.parse(10)], chainId: null, crmToken: null, user: null };
  await newRegistration(link, { id: 'r1', source }, at);
  expect(asked.map((each) => each.priority)).toEqual([priority]);
});

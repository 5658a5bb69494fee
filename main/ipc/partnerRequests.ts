import { refused } from '../outcome.ts';
import type { PartnerDesk } from '../partner/partnerDesk.ts';
import type { PartnerToolName } from './partnerToolRequests.ts';
import type { RequestHandlers } from './serveRequests.ts';

type Name = Exclude<Extract<keyof RequestHandlers, `partner.${string}`>, PartnerToolName>;

export function partnerRequests(partner: PartnerDesk): Pick<RequestHandlers, Name> {
  return {
    'partner.readLink': async ({ link }) => {
      const read = await partner.readLink(link);
      return read.ok ? { kind: 'read', registrationId: read.value } : refused(read.error);
    },
    'partner.activate': ({ registrationId }) => partner.activate(registrationId),
    'partner.dropLink': () => partner.dropLink(),
    'partner.prepare': async ({ action }) => {
      const prepared = await partner.prepare(action);
      return prepared.ok ? { kind: 'prepared', prepared: prepared.value } : refused(prepared.error);
    },
    'partner.send': ({ id, typed }) => partner.send(id, typed),
    'partner.ledger': ({ offset, limit }) => {
      const page = partner.ledger(offset, limit);
      return page.ok ? { kind: 'entries', ...page.value } : refused(page.error);
    },
    'partner.receiver': ({ on, port }) => partner.setReceiver(on, port),
  };
}

import type { Outcome, Problem } from '../../contract/model/problem.ts';
import type { PartnerDesk } from '../partner/partnerDesk.ts';
import type { RequestHandlers } from './serveRequests.ts';

type Name = Extract<keyof RequestHandlers, `partner.${string}`>;

const refused = (problem: Problem): { kind: 'problem'; problem: Problem } => ({ kind: 'problem', problem });
const gone = refused({ kind: 'gone', detail: null });
const notYet = (): Outcome => gone;

export function partnerRequests(partner: PartnerDesk): Pick<RequestHandlers, Name> {
  return {
    'partner.readLink': ({ link }) => partner.readLink(link),
    'partner.activate': () => partner.activate(),
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
    'partner.tariffs': () => gone,
    'partner.paymentPage': notYet,
    'partner.connected': () => gone,
    'partner.webhooks': () => gone,
    'partner.receiver': ({ on, port }) => partner.setReceiver(on, port),
    'partner.moderationSetUp': notYet,
    'partner.moderationRun': notYet,
    'partner.moderationExport': () => gone,
  };
}

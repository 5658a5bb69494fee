import type { Outcome, Problem } from '../../contract/model/problem.ts';
import type { PartnerDesk } from '../partner/partnerDesk.ts';
import type { RequestHandlers } from './serveRequests.ts';

type Name = Extract<keyof RequestHandlers, `partner.${string}`>;

const gone: { kind: 'problem'; problem: Problem } = {
  kind: 'problem',
  problem: { kind: 'gone', detail: null },
};
const notYet = (): Outcome => gone;

export function partnerRequests(_partner: PartnerDesk): Pick<RequestHandlers, Name> {
  return {
    'partner.readLink': notYet,
    'partner.activate': notYet,
    'partner.dropLink': notYet,
    'partner.prepare': () => gone,
    'partner.send': notYet,
    'partner.ledger': () => gone,
    'partner.tariffs': () => gone,
    'partner.paymentPage': notYet,
    'partner.connected': () => gone,
    'partner.webhooks': () => gone,
    'partner.receiver': notYet,
    'partner.moderationSetUp': notYet,
    'partner.moderationRun': notYet,
    'partner.moderationExport': () => gone,
  };
}

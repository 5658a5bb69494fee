import type { ModerationItem, ModerationItemName } from '../../../contract/model/partner.ts';

/** The checklist in Altegio's order. */
const NAMES: readonly ModerationItemName[] = [
  'connects',
  'sendsPayment',
  'sendsRefund',
  'disconnectsAndReconnects',
  'connectsKnownUser',
  'registrationUrl',
  'description',
];

/** Every item, also before anything has run. */
export const moderationItems = (known: readonly ModerationItem[]): readonly ModerationItem[] =>
  NAMES.map(
    (name) =>
      known.find((item) => item.name === name) ?? {
        name,
        state: 'open',
        at: null,
        problem: null,
        evidence: [],
      },
  );

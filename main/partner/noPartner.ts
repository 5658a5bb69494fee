import type { PartnerState } from '../../contract/model/partner.ts';

/** Before anything is known, and while the manager's PIN is locked. */
export const noPartner: PartnerState = {
  ready: false,
  registration: null,
  receiver: {
    on: false,
    port: null,
    registrationUrl: null,
    noticesUrl: null,
    lastNotice: null,
    refusedNotices: 0,
    problem: null,
  },
  moderation: { locationId: null, running: false, registrationUrl: '', description: '', items: [] },
  ledgerChange: 0,
};

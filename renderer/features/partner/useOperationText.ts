import { useIntl } from 'react-intl';
import type { LedgerEntry } from '../../../contract/model/partner.ts';

const KNOWN = [
  'activateInstallation',
  'activateInstallationRedirect',
  'uninstallApplication',
  'notifyPayment',
  'notifyRefund',
  'addDiscount',
  'setHookSettings',
  'updateChannel',
  'setShortNames',
  'unreadable',
] as const;

/** What was done, in words; an operation of a newer Ringdesk goes by its own name. */
export function useOperationText(): (entry: LedgerEntry) => string {
  const intl = useIntl();
  return ({ operation, requests }) => {
    if (operation === 'sendVoipCommand') {
      const off = requests.some(({ body }) => body.includes('"disable"'));
      return intl.formatMessage({ id: 'partner.did.telephony' }, { off: `${off}` });
    }
    const known = KNOWN.find((name) => name === operation);
    return known ? intl.formatMessage({ id: `partner.did.${known}` }) : operation;
  };
}

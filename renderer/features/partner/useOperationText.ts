import { useIntl } from 'react-intl';

const KNOWN = [
  'activate',
  'enableTelephony',
  'disableTelephony',
  'disconnect',
  'payment',
  'refund',
  'discount',
  'webhooks',
] as const;

/** What was done, in words; one of a newer Ringdesk goes by its own name. */
export function useOperationText(): (operation: string) => string {
  const intl = useIntl();
  return (operation) => {
    const known = KNOWN.find((name) => name === operation);
    return known ? intl.formatMessage({ id: `partner.did.${known}` }) : operation;
  };
}

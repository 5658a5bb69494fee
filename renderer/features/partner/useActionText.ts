import { useIntl } from 'react-intl';
import type { PartnerAction } from '../../../contract/model/partner.ts';
import { useLocationName } from './useLocationName.ts';

/** What an action does, in a sentence. */
export function useActionText(): (action: PartnerAction) => string {
  const intl = useIntl();
  const nameOf = useLocationName();
  const dayText = (day: string): string =>
    intl.formatDate(Date.parse(`${day}T00:00Z`), { timeZone: 'UTC', dateStyle: 'medium' });
  return (action) => {
    switch (action.kind) {
      case 'discount':
        return intl.formatMessage(
          { id: 'partner.will.discount' },
          {
            percent: action.percent,
            locations: intl.formatList(action.locationIds.map(nameOf), { type: 'conjunction' }),
          },
        );
      case 'payment':
        return intl.formatMessage(
          { id: 'partner.will.payment' },
          {
            location: nameOf(action.locationId),
            sum: intl.formatNumber(action.sum, { style: 'currency', currency: action.currency }),
            from: dayText(action.fromDay),
            to: dayText(action.toDay),
          },
        );
      case 'webhooks':
        return intl.formatMessage(
          { id: 'partner.will.webhooks' },
          { location: nameOf(action.locationId), active: action.active },
        );
      case 'refund':
      case 'enableTelephony':
      case 'disableTelephony':
      case 'disconnect':
        return intl.formatMessage(
          { id: `partner.will.${action.kind}` },
          { location: nameOf(action.locationId) },
        );
    }
  };
}

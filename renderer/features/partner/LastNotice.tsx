import { FormattedMessage, useIntl } from 'react-intl';
import type { ReceiverState } from '../../../contract/model/partner.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import { Facts } from '../settings/Facts.tsx';
import { useLocationName } from './useLocationName.ts';

type Props = Pick<ReceiverState, 'lastNotice' | 'refusedNotices'>;

/** What came last, and how much was turned away. */
export function LastNotice({ lastNotice, refusedNotices }: Props) {
  const intl = useIntl();
  const nameOf = useLocationName();
  const instantText = useInstantText(useDesk((desk) => desk.calls.serverOffsetMs));
  return (
    <Facts
      facts={[
        {
          name: intl.formatMessage({ id: 'partner.notices.last' }),
          value: lastNotice ? (
            <FormattedMessage
              id="partner.notices.lastIs"
              values={{
                event: lastNotice.event,
                location: nameOf(lastNotice.locationId),
                when: instantText(lastNotice.at).moment,
                repeated: `${lastNotice.repeated}`,
              }}
            />
          ) : (
            intl.formatMessage({ id: 'partner.notices.noneYet' })
          ),
        },
        {
          name: intl.formatMessage({ id: 'partner.notices.refused' }),
          value: intl.formatMessage({ id: 'partner.notices.refusedCount' }, { count: refusedNotices }),
        },
      ]}
    />
  );
}

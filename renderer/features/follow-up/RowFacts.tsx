import { FormattedMessage } from 'react-intl';
import type { FollowUpRow } from '../../../contract/model/followUp.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Dotted } from '../../ui/Dotted.tsx';
import { useVisitText } from '../incoming-call/useVisitText.ts';
import styles from './RowFacts.module.css';
import { useWhyTexts } from './useWhyTexts.ts';

/** Why the row stands where it stands, and what is booked already. */
export function RowFacts({ row }: { readonly row: FollowUpRow }) {
  const timeZone = useDesk(
    (desk) => desk.account.account.locations.find(({ id }) => id === row.locationId)?.timeZone ?? '',
  );
  const whyTexts = useWhyTexts();
  const visitText = useVisitText(timeZone);
  const why = row.state === 'done' ? [] : whyTexts(row.why);
  const next = row.nextVisit && visitText(row.nextVisit);
  if (why.length === 0 && !next) return null;
  return (
    <dl className={styles['facts']}>
      {why.length > 0 && (
        <>
          <dt>
            <FormattedMessage id="followUp.why" />
          </dt>
          <dd>
            <Dotted facts={why} />
          </dd>
        </>
      )}
      {next && (
        <>
          <dt>
            <FormattedMessage id="call.next" />
          </dt>
          <dd>
            <b>{next.moment}</b>
            {next.what && ` · ${next.what}`}
          </dd>
        </>
      )}
    </dl>
  );
}

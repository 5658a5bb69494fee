import { FormattedMessage, useIntl } from 'react-intl';
import type { CallCard, ClientSummary } from '../../../contract/model/card.ts';
import { Dotted } from '../../ui/Dotted.tsx';
import { ClientMoneyRow } from './ClientMoneyRow.tsx';
import { ClientNote } from './ClientNote.tsx';
import { Skeleton } from './Skeleton.tsx';
import { useVisitText } from './useVisitText.ts';
import styles from './ClientDetails.module.css';

interface Props {
  readonly card: CallCard;
  readonly client: ClientSummary;
  readonly limited: boolean;
}

/** What is booked, what was, what to know, and money on request. Rows keep their place while answers arrive. */
export function ClientDetails({ card, client, limited }: Props) {
  const intl = useIntl();
  const visitText = useVisitText(card.timeZone);
  const { visitsTrouble } = client;
  const waiting = !client.complete && visitsTrouble === null;
  if (waiting && !client.lastVisit && !client.nextVisit) return <Skeleton for="client" />;

  // Without a right to see visits, or with visits that could not be read, "nothing booked" would be a guess.
  const toldAll = client.complete && !limited && visitsTrouble === null;
  const next = client.nextVisit && visitText(client.nextVisit);
  const last = client.lastVisit && visitText(client.lastVisit);
  const noShows = client.noShowCount
    ? intl.formatMessage({ id: 'call.noShows' }, { count: client.noShowCount })
    : null;
  const lastWords = last
    ? [last.day, last.what]
    : visitsTrouble === null && client.visitCount === 0 && [intl.formatMessage({ id: 'call.noLast' })];
  return (
    <dl className={styles['details']}>
      {visitsTrouble !== null && (
        <>
          <dt>
            <FormattedMessage id="call.visitsName" />
          </dt>
          <dd className={styles['none']}>
            <FormattedMessage id={`call.visitsTrouble.${visitsTrouble}`} />
          </dd>
        </>
      )}
      {(next || toldAll) && (
        <>
          <dt>
            <FormattedMessage id="call.next" />
          </dt>
          <dd>
            {next ? (
              <>
                <b>{next.moment}</b>
                {next.what && ` · ${next.what}`}
              </>
            ) : (
              <span className={styles['none']}>
                <FormattedMessage id="call.noNext" />
              </span>
            )}
          </dd>
        </>
      )}
      {(lastWords || noShows) && (
        <>
          <dt>
            <FormattedMessage id="call.last" />
          </dt>
          <dd>
            <Dotted facts={[...(lastWords || []), noShows]} />
          </dd>
        </>
      )}
      {client.comment && <ClientNote comment={client.comment} />}
      <ClientMoneyRow card={card} />
    </dl>
  );
}

import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { CallDetails } from '../../../contract/model/callBook.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Dotted } from '../../ui/Dotted.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import { ClientNote } from '../incoming-call/ClientNote.tsx';
import { useVisitText } from '../incoming-call/useVisitText.ts';
import { FollowUpWord } from './FollowUpWord.tsx';
import styles from './PaneFacts.module.css';
import { useCallSentence } from './useCallSentence.ts';

/** What became of the call, and what to know about the client, with its age. */
export function PaneFacts({ call }: { readonly call: CallDetails }) {
  const intl = useIntl();
  const { row, client, bookedAfter } = call;
  const location = useDesk((desk) => desk.account.account.locations.find(({ id }) => id === row.locationId));
  const time = useInstantText(useDesk((desk) => desk.calls.serverOffsetMs));
  const visitText = useVisitText(location?.timeZone ?? '');
  const called = time(row.startedAt, location?.timeZone);
  const sentence = useCallSentence()(row);
  const visit = (shown: NonNullable<typeof bookedAfter>): string => {
    const { moment, what } = visitText(shown);
    return [moment, what].filter(Boolean).join(' · ');
  };
  const line = (name: 'called' | 'solved' | 'booked' | 'next' | 'last', words: ReactNode): ReactNode => (
    <>
      <dt>
        <FormattedMessage id={`calls.fact.${name}`} />
      </dt>
      <dd>{words}</dd>
    </>
  );
  return (
    <>
      <dl className={styles['facts']}>
        {line(
          'called',
          <>
            {called.moment}
            {called.zone && <small> {called.zone}</small>}
            <div className={styles['aside']}>
              <Dotted facts={[sentence, location?.title]} />
            </div>
          </>,
        )}
        {row.followUp !== null &&
          line(
            'solved',
            <>
              <FollowUpWord row={row} />
              {call.solvedAt !== null && ` ${time(call.solvedAt, location?.timeZone).moment}`}
            </>,
          )}
        {bookedAfter && line('booked', visit(bookedAfter))}
        {client?.nextVisit && line('next', visit(client.nextVisit))}
        {client?.lastVisit && line('last', visit(client.lastVisit))}
        {client?.comment && <ClientNote key={client.id} comment={client.comment} />}
      </dl>
      {client && call.clientAsOf !== null && (
        <p className={styles['age']}>
          {intl.formatMessage({ id: 'calls.clientAsOf' }, { time: time(call.clientAsOf).text })}
        </p>
      )}
    </>
  );
}

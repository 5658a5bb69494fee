import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { IntegrationDetails, LocationStatus } from '../../../contract/model/integration.ts';
import { ApplicationId } from './ApplicationId.tsx';
import { DelayFact } from './DelayFact.tsx';
import styles from './LocationFacts.module.css';
import { LastTime } from './LastTime.tsx';
import { LeftOutFact } from './LeftOutFact.tsx';
import { PaidUntil } from './PaidUntil.tsx';
import { PaneSection } from './PaneSection.tsx';
import { RightsFact } from './RightsFact.tsx';
import { RingSources } from './RingSources.tsx';
import { WebhooksFact } from './WebhooksFact.tsx';

type Name =
  | 'paidUntil'
  | 'lastCall'
  | 'delay'
  | 'leftOut'
  | 'zone'
  | 'requests'
  | 'rights'
  | 'rings'
  | 'webhooks'
  | 'checked';

interface Props {
  readonly row: LocationStatus;
  /** Null as long as they are not known. */
  readonly details: IntegrationDetails | null;
}

/** The numbers behind the state of a location. */
export function LocationFacts({ row, details }: Props) {
  const intl = useIntl();
  const { timeZone } = row;
  const fact = (name: Name, value: ReactNode): ReactNode => (
    <>
      <dt>
        <FormattedMessage id={`locations.fact.${name}`} />
      </dt>
      <dd>{value}</dd>
    </>
  );
  return (
    <PaneSection title={intl.formatMessage({ id: 'locations.facts' })}>
      {() => (
        <dl className={styles['facts']}>
          {fact('paidUntil', <PaidUntil row={row} />)}
          {fact(
            'lastCall',
            <LastTime at={row.lastCallAt} timeZone={timeZone} none="locations.fact.noCall" />,
          )}
          {fact('delay', <DelayFact delay={row.delay} />)}
          {row.leftOut && fact('leftOut', <LeftOutFact leftOut={row.leftOut} />)}
          {row.zoneFrom &&
            fact(
              'zone',
              <FormattedMessage id={`locations.zoneFrom.${row.zoneFrom}`} values={{ timeZone }} />,
            )}
          {details && (
            <>
              {fact(
                'requests',
                <FormattedMessage
                  id="locations.fact.requestsOf"
                  values={{ count: details.requests.lastMinute, limit: details.requests.perMinute }}
                />,
              )}
              {fact('rights', <RightsFact rights={details.rights} />)}
              {fact('rings', <RingSources sources={details.ringSources} />)}
              {fact(
                'webhooks',
                <WebhooksFact webhooks={details.webhooks} problem={details.webhooksProblem} />,
              )}
            </>
          )}
          {fact('checked', <LastTime at={row.checkedAt} timeZone={timeZone} none="locations.fact.never" />)}
          <ApplicationId row={row} />
        </dl>
      )}
    </PaneSection>
  );
}

import { FormattedMessage } from 'react-intl';
import type { WebhookList } from '../../../contract/model/integration.ts';
import type { Problem } from '../../../contract/model/problem.ts';

interface Props {
  readonly webhooks: WebhookList | null;
  readonly problem: Problem | null;
}

/** Which addresses are told of events in this location. */
export function WebhooksFact({ webhooks, problem }: Props) {
  if (problem) {
    return <FormattedMessage id={`problem.${problem.kind}`} values={{ detail: problem.detail ?? 'none' }} />;
  }
  if (!webhooks) return <FormattedMessage id="locations.fact.webhooksUnread" />;
  const { active, urls } = webhooks;
  return (
    <>
      {active ? (
        <FormattedMessage id="locations.fact.webhooksOn" values={{ count: urls.length }} />
      ) : (
        <FormattedMessage id="locations.fact.webhooksOff" />
      )}
      {urls.length > 0 && (
        <ul>
          {urls.map((url) => (
            <li key={url}>
              <small>
                <bdi>{url}</bdi>
              </small>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

import { useIntl } from 'react-intl';
import type { Health } from '../../../contract/model/health.ts';
import { useSecondsLeft } from '../../ui/ticker.ts';

/** When calls are asked for again. For eyes only: it moves by itself, and the button beside it says the same. */
export function NextTry({ health }: { readonly health: Health }) {
  const intl = useIntl();
  const seconds = useSecondsLeft(health.retryAt, health.clockSkewMs);
  if (seconds === null || seconds === 0) return null;
  const time =
    seconds < 60
      ? intl.formatMessage({ id: 'status.seconds' }, { count: seconds })
      : intl.formatMessage({ id: 'status.minutes' }, { count: seconds / 60 });
  return <span aria-hidden>{` · ${intl.formatMessage({ id: 'status.retry' }, { time })}`}</span>;
}

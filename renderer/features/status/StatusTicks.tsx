import { useIntl } from 'react-intl';
import type { Health } from '../../../contract/model/health.ts';
import { useAgeSeconds } from '../../ui/ticker.ts';
import { useAgeText } from '../../ui/useAgeText.ts';

interface Props {
  readonly health: Health;
  readonly lastCheckAt: string;
}

/** The part that moves every second: for eyes only, or screen readers would never rest. */
export function StatusTicks({ health, lastCheckAt }: Props) {
  const intl = useIntl();
  const { clockSkewMs, plannedIntervalMs, targetIntervalMs } = health;
  const age = useAgeText()(useAgeSeconds(lastCheckAt, clockSkewMs));
  const seconds = intl.formatNumber(plannedIntervalMs / 1000, {
    maximumFractionDigits: plannedIntervalMs < 10_000 ? 1 : 0,
  });
  const facts = [
    intl.formatMessage({ id: 'status.lastCheck' }, { age }),
    plannedIntervalMs > targetIntervalMs && intl.formatMessage({ id: 'status.interval' }, { seconds }),
  ];
  return <span aria-hidden>{` · ${facts.filter(Boolean).join(' · ')}`}</span>;
}

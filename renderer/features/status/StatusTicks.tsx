import { useIntl } from 'react-intl';
import type { Health } from '../../../contract/model/health.ts';
import { useAgeSeconds } from '../../ui/ticker.ts';
import { useAgeText } from '../../ui/useAgeText.ts';

interface Props {
  readonly health: Health;
  readonly lastCheckAt: string;
}

// While calls are asked for as planned nothing here moves: a window that repaints every second is work all day long.
const CALM_SECONDS = 10;

/** The part that moves by itself: for eyes only, or screen readers would never rest. */
export function StatusTicks({ health, lastCheckAt }: Props) {
  const intl = useIntl();
  const { clockSkewMs, plannedIntervalMs, slowed, targetIntervalMs } = health;
  const ageText = useAgeText();
  const ageSeconds = useAgeSeconds(lastCheckAt, clockSkewMs, CALM_SECONDS);
  const seconds = intl.formatNumber(plannedIntervalMs / 1000, {
    maximumFractionDigits: plannedIntervalMs < 10_000 ? 1 : 0,
  });
  const facts = [
    ageSeconds === 0
      ? intl.formatMessage({ id: 'status.justChecked' })
      : intl.formatMessage({ id: 'status.lastCheck' }, { age: ageText(ageSeconds) }),
    plannedIntervalMs > targetIntervalMs &&
      intl.formatMessage({ id: slowed ? 'status.slowedInterval' : 'status.interval' }, { seconds }),
  ];
  return <span aria-hidden>{` · ${facts.filter(Boolean).join(' · ')}`}</span>;
}

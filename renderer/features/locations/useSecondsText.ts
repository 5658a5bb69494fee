import { useIntl } from 'react-intl';

/** "1.1 s", "42 s". */
export function useSecondsText(): (ms: number) => string {
  const intl = useIntl();
  return (ms) => {
    const seconds = intl.formatNumber(ms / 1_000, { maximumFractionDigits: ms < 10_000 ? 1 : 0 });
    return intl.formatMessage({ id: 'locations.seconds' }, { seconds });
  };
}

import { useIntl } from 'react-intl';

/** "12 s ago", "5 min ago", "2 h ago". */
export function useAgeText(): (seconds: number) => string {
  const intl = useIntl();
  return (seconds) => {
    if (seconds < 60) return intl.formatMessage({ id: 'call.age.seconds' }, { count: seconds });
    if (seconds < 3600)
      return intl.formatMessage({ id: 'call.age.minutes' }, { count: Math.floor(seconds / 60) });
    return intl.formatMessage({ id: 'call.age.hours' }, { count: Math.floor(seconds / 3600) });
  };
}

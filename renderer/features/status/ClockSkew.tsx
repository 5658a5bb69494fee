import { FormattedMessage, useIntl } from 'react-intl';

const WORTH_SAYING_MS = 120_000;
const HOUR_MS = 3_600_000;

export function ClockSkew({ skewMs }: { readonly skewMs: number }) {
  const intl = useIntl();
  const amountMs = Math.abs(skewMs);
  if (amountMs <= WORTH_SAYING_MS) return null;
  const amount =
    amountMs < HOUR_MS
      ? intl.formatMessage({ id: 'status.minutes' }, { count: Math.round(amountMs / 60_000) })
      : intl.formatMessage({ id: 'status.hours' }, { count: Math.round((amountMs / HOUR_MS) * 10) / 10 });
  return (
    <div>
      <FormattedMessage id="status.skew" values={{ amount, direction: skewMs > 0 ? 'behind' : 'ahead' }} />
    </div>
  );
}

import { FormattedMessage, useIntl } from 'react-intl';
import { differsHere, knownZone, zoneName } from '../../ui/zoneTime.ts';

interface Props {
  readonly timeZone: string;
  /** Of which moment: in summer a zone has another name than in winter. */
  readonly at: string;
}

/** Names the location's zone where its clocks show another time than this PC. */
export function ZoneNote({ timeZone, at }: Props) {
  const intl = useIntl();
  const zone = knownZone(timeZone);
  const ms = Date.parse(at);
  if (!differsHere(zone, ms)) return null;
  return (
    <span>
      <FormattedMessage id="locations.zone" values={{ zone: zoneName(zone, ms, intl.locale) }} />
    </span>
  );
}

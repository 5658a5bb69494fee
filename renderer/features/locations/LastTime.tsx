import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useAgeSeconds } from '../../ui/ticker.ts';
import { useAgeText } from '../../ui/useAgeText.ts';
import { useInstantText } from '../../ui/useInstantText.ts';

const CALM_SECONDS = 60;
const HOUR_SECONDS = 3_600;

interface Props {
  readonly at: string | null;
  readonly timeZone: string;
  readonly none?: 'locations.nothing' | 'locations.fact.noCall' | 'locations.fact.never';
}

/** "2 min ago"; after an hour the time on the location's clock. */
export function LastTime({ at, timeZone, none = 'locations.nothing' }: Props) {
  if (at === null) return <FormattedMessage id={none} />;
  return <TimeOrAge at={at} timeZone={timeZone} />;
}

function TimeOrAge({ at, timeZone }: { readonly at: string; readonly timeZone: string }) {
  const offsetMs = useDesk((desk) => desk.calls.serverOffsetMs);
  const age = useAgeSeconds(at, offsetMs, CALM_SECONDS);
  const ageText = useAgeText();
  const { text, zone } = useInstantText(offsetMs)(at, timeZone);
  if (age === 0) return <FormattedMessage id="locations.justNow" />;
  if (age < HOUR_SECONDS) return ageText(age);
  return (
    <>
      {text} {zone !== null && <small>{zone}</small>}
    </>
  );
}

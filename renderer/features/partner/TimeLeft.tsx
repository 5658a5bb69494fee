import { Clock, Hourglass } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useMinutesLeft } from '../../ui/ticker.ts';
import { ToneWord } from './ToneWord.tsx';

/** Altegio takes an activation for an hour; the last quarter is worth a warning. */
const SOON_MINUTES = 15;

/** How long the link can still be used. */
export function TimeLeft({ until }: { readonly until: string }) {
  const offsetMs = useDesk((desk) => desk.calls.serverOffsetMs);
  const minutes = useMinutesLeft(until, offsetMs) ?? 0;
  if (minutes === 0) {
    return (
      <ToneWord tone="bad" Icon={Hourglass}>
        <FormattedMessage id="partner.timeOver" />
      </ToneWord>
    );
  }
  return (
    <ToneWord tone={minutes <= SOON_MINUTES ? 'warn' : 'muted'} Icon={Clock}>
      <FormattedMessage id="partner.timeLeft" values={{ minutes }} />
    </ToneWord>
  );
}

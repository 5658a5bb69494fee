import { LastCalls } from './LastCalls.tsx';
import { LiveCalls } from './LiveCalls.tsx';
import { TodayNumbers } from './TodayNumbers.tsx';

interface Props {
  readonly goTo: (place: 'follow-up') => void;
}

export function NowPlace({ goTo }: Props) {
  return (
    <>
      <TodayNumbers openFollowUp={() => goTo('follow-up')} />
      <LiveCalls />
      <LastCalls />
    </>
  );
}

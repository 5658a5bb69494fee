import { LastCalls } from './LastCalls.tsx';
import { LiveCalls } from './LiveCalls.tsx';
import { TodayNumbers } from './TodayNumbers.tsx';

export function NowPlace() {
  return (
    <>
      <TodayNumbers />
      <LiveCalls />
      <LastCalls />
    </>
  );
}

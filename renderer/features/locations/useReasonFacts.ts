import type { IntegrationReason, LocationStatus } from '../../../contract/model/integration.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useMinutesLeft, useToday } from '../../ui/ticker.ts';
import { useInstantText } from '../../ui/useInstantText.ts';
import { dayIn, knownZone } from '../../ui/zoneTime.ts';
import { usePlainDay } from './usePlainDay.ts';

type Facts = Readonly<Record<string, string | number>>;

export const deadlineOf = (reason: IntegrationReason): string | null =>
  reason.kind === 'activateBy' ? reason.until : null;

/** What the texts about a reason are filled in with. Days in a line are short, in a sentence long. */
export function useReasonFacts(
  { reason, timeZone }: Pick<LocationStatus, 'reason' | 'timeZone'>,
  length: 'line' | 'sentence',
): Facts {
  const offsetMs = useDesk((desk) => desk.calls.serverOffsetMs);
  const zone = knownZone(timeZone);
  const today = useToday(zone, offsetMs);
  const minutes = useMinutesLeft(deadlineOf(reason), offsetMs);
  const instantText = useInstantText(offsetMs);
  const dayText = usePlainDay(length === 'line' ? 'short' : 'long');

  const dayOf = (instant: string): string => dayText(dayIn(zone, Date.parse(instant)), today);
  const timeOf = (instant: string): string => {
    const { text, zone: name } = instantText(instant, timeZone);
    return name === null ? text : `${text} ${name}`;
  };
  const optional = (instant: string | null, name: string, text: (instant: string) => string): Facts => ({
    known: instant === null ? 'no' : 'yes',
    [name]: instant === null ? '' : text(instant),
  });

  switch (reason.kind) {
    case 'paidUntil': {
      const when = reason.days < 0 ? 'over' : 'ahead';
      return { when: reason.days === 0 ? 'today' : when, days: reason.days, day: dayText(reason.day, today) };
    }
    case 'quiet':
      return { hours: reason.hours, rate: Math.max(1, Math.round(reason.usualPerHour)) };
    case 'notPopping':
      return { calls: reason.calls };
    case 'clockWrong':
      return {
        minutes: Math.abs(reason.minutes),
        direction: reason.minutes > 0 ? 'behind' : 'ahead',
      };
    case 'activateBy':
      return { minutes: minutes ?? 0 };
    case 'activationLate':
      return { when: dayOf(reason.since) };
    case 'frozenSince': {
      const { paidUntil } = reason;
      const paid = paidUntil !== null && (paidUntil < today ? 'over' : 'ahead');
      return {
        ...optional(reason.since, 'since', dayOf),
        paid: paid || 'unknown',
        day: paidUntil === null ? '' : dayText(paidUntil, today),
      };
    }
    case 'notInstalled':
      return {
        ...optional(reason.uninstalledAt, 'when', dayOf),
        ...optional(reason.uninstalledAt, 'day', dayOf),
      };
    case 'tokenRefused':
      return { which: reason.which };
    case 'rateLimited':
      return optional(reason.notBefore, 'time', timeOf);
    case 'working':
    case 'noRightCalls':
    case 'licenceEnded':
    case 'notVisible':
    case 'appRefused':
    case 'notChecked':
    case 'noApplicationId':
    case 'networkBlock':
    case 'unreachable':
      return {};
  }
}

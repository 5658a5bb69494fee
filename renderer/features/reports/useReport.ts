import { useEffect, useRef, useState } from 'react';
import type { CallReport, ReportRange } from '../../../contract/model/report.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { ask, type Trouble } from '../../ui/bridge.ts';

interface Reading {
  readonly report: CallReport | null;
  readonly trouble: Trouble | null;
}

const REFRESH_MS = 3_000;

/** The numbers of a range; read again a moment after calls have changed. */
export function useReport(range: ReportRange): Reading {
  const change = useDesk((desk) => desk.book.book.change);
  const [reading, setReading] = useState<Reading & { readonly of: string }>({
    report: null,
    trouble: null,
    of: '',
  });
  const of = JSON.stringify(range);
  const isNew = reading.of !== of;
  const wanted = useRef({ range, of });
  const onTheWay = useRef('');
  useEffect(() => {
    wanted.current = { range, of };
  });
  useEffect(() => {
    // While past calls are fetched the book changes faster than a report is read: one that is on its way still counts.
    const read = async (): Promise<void> => {
      if (onTheWay.current === of) return;
      onTheWay.current = of;
      const answer = await ask('report.read', wanted.current.range);
      if (onTheWay.current === of) onTheWay.current = '';
      if (wanted.current.of !== of) return;
      if (answer.kind === 'report') setReading({ report: answer.report, trouble: null, of });
      else setReading((before) => ({ report: before.report, trouble: answer.problem, of }));
    };
    const timer = setTimeout(() => void read(), isNew ? 0 : REFRESH_MS);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `isNew` only chooses the wait of a run that another begins
  }, [of, change]);
  return reading;
}

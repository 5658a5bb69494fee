import { useCallback, useState } from 'react';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useReading } from '../../ui/useReading.ts';
import { readLedger } from './readLedger.ts';

/** The newest lines of the ledger, read again whenever one is added or answered. */
export function useLedger(most: number) {
  const change = useDesk((desk) => desk.partner.partner.ledgerChange);
  const { value, ...reading } = useReading(
    useCallback(() => readLedger(most), [most]),
    change,
  );
  const [shown, setShown] = useState(value);
  if (value && value !== shown) setShown(value);
  return { ...reading, entries: shown?.entries ?? [], total: shown?.total ?? 0 };
}

import { useCallback, useState } from 'react';
import { useReading } from '../../ui/useReading.ts';
import { readConnected } from './readConnected.ts';

/** The connected locations as far as they are wanted; what stood there stays while more are asked for. */
export function useConnected(pages: number) {
  const { value, ...reading } = useReading(useCallback(() => readConnected(pages), [pages]));
  const [shown, setShown] = useState(value);
  if (value && value !== shown) setShown(value);
  return { ...reading, locations: shown?.locations ?? [], more: shown?.more ?? false };
}

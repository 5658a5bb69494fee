import { useEffect, useRef, useState } from 'react';

const COPIED_MS = 2_000;

/** Whether something was copied just now, and how to say that it was. */
export function useCopied(): [boolean, () => void] {
  const [copied, setCopied] = useState(false);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const tell = (): void => {
    // Copied again, it is said for as long again.
    window.clearTimeout(timer.current);
    setCopied(true);
    timer.current = window.setTimeout(() => setCopied(false), COPIED_MS);
  };
  return [copied, tell];
}

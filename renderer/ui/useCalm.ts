import { useEffect, useRef, useState } from 'react';

/** A value that changes often, passed on at most once in so many milliseconds. */
export function useCalm<T>(value: T, pauseMs: number): T {
  const [calm, setCalm] = useState(value);
  const latest = useRef(value);
  const due = calm !== value;

  useEffect(() => {
    latest.current = value;
  }, [value]);

  useEffect(() => {
    if (!due) return;
    const timer = window.setTimeout(() => setCalm(latest.current), pauseMs);
    return () => window.clearTimeout(timer);
    // With `calm`, because a newer value may come between the timer and what React draws of it: still due, a new turn.
  }, [due, calm, pauseMs]);
  return calm;
}

import { useEffect, useState } from 'react';
import { Later } from './later.ts';

/** Puts off what `run` does until a person stops typing; nothing is lost when the component goes. */
export function useLater<T>(run: (value: T) => void, delayMs: number): Later<T> {
  const [later] = useState(() => new Later(run, delayMs));
  useEffect(() => () => later.flush(), [later]);
  return later;
}

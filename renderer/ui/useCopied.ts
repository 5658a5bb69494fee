import { useState } from 'react';

const COPIED_MS = 2_000;

/** Whether something was copied just now, and how to say that it was. */
export function useCopied(): [boolean, () => void] {
  const [copied, setCopied] = useState(false);
  const tell = (): void => {
    setCopied(true);
    window.setTimeout(() => setCopied(false), COPIED_MS);
  };
  return [copied, tell];
}

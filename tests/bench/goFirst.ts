import { existsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { processTree } from './processTree.ts';

/**
 * Lets a process and all it has started go before everything else on the machine; false where that is not allowed.
 * Linux shares a processor among sessions first, and what Playwright starts is a session of its own. Inside them
 * every thread keeps the priority that Chromium gives it.
 */
export function goFirst(root: number): boolean {
  // Whoever starts the bench with `nice` wants it behind the others.
  if (os.getPriority() > 0) return false;
  const files = processTree(root).map((pid) => `/proc/${pid}/autogroup`);
  try {
    for (const file of files.filter(existsSync)) writeFileSync(file, '-20');
    return existsSync('/proc/self/autogroup');
  } catch {
    return false;
  }
}

import os from 'node:os';
import path from 'node:path';

/** Where a person's caches live; shared by all clones of the project. */
export function cacheFolder(): string {
  const configured = process.env['XDG_CACHE_HOME'];
  // The XDG rule: a relative path there is to be ignored.
  const base = configured && path.isAbsolute(configured) ? configured : path.join(os.homedir(), '.cache');
  return path.join(base, 'ringdesk');
}

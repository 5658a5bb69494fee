import os from 'node:os';

/** The name of this computer's user; '' where the system does not know it. */
export function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return '';
  }
}

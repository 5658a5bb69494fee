/** Why something could not be kept. `detail` is the system's error code or message, never file contents. */
export interface DiskError {
  readonly kind: 'diskFull' | 'diskError';
  readonly detail: string;
}

/** The system's word for what went wrong ("ENOSPC"), or null for anything else. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Tells a full disk (or used-up quota) from every other trouble with files. */
export function toDiskError(error: unknown): DiskError {
  const code = codeOf(error);
  const detail = code ?? (error instanceof Error ? error.message : String(error));
  return { kind: code === 'ENOSPC' || code === 'EDQUOT' ? 'diskFull' : 'diskError', detail };
}

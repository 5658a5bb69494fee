import { toDiskError } from '../files/diskError.ts';

/** What an error of the database means to the person; null is a bug. */
export interface BookFault {
  readonly kind: 'damaged' | 'diskFull' | 'diskError';
  /** SQLite's or the system's error code. */
  readonly detail: string;
}

// Extended codes begin with these ("SQLITE_IOERR_WRITE").
const trouble = /^SQLITE_(IOERR|READONLY|CANTOPEN|PERM|BUSY|LOCKED|PROTOCOL|NOLFS)/;
const damage = /^SQLITE_(CORRUPT|NOTADB)/;

export function faultOf(error: unknown): BookFault | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  // A file that cannot even be opened comes without a code.
  if (code === null)
    return error.message.startsWith('ConnectionFailed')
      ? { kind: 'diskError', detail: 'SQLITE_CANTOPEN' }
      : null;
  if (code === 'SQLITE_FULL') return { kind: 'diskFull', detail: code };
  if (damage.test(code)) return { kind: 'damaged', detail: code };
  if (trouble.test(code)) return { kind: 'diskError', detail: code };
  // The package calls codes that it has no name for UNKNOWN_SQLITE_ERROR_<number>: broken rules of the schema.
  return /^(UNKNOWN_)?SQLITE_|^ERR_/.test(code) ? null : toDiskError(error);
}

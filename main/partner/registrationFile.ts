import path from 'node:path';
import * as z from 'zod';
import { Registration } from '../../contract/model/partner.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { setAside } from '../files/brokenFile.ts';
import { type DiskError, toDiskError } from '../files/diskError.ts';
import { type FileSystem, nodeFileSystem } from '../files/fileSystem.ts';
import { parseJsonObject } from '../files/json.ts';
import { readIfThere, writeSafely } from '../files/safeFile.ts';
import { type Keyring, Sealed } from '../secrets/keyring.ts';
import { KeptSecret } from './keptSecret.ts';

const Kept = z.strictObject({
  version: z.literal(1),
  /** Whose app the locations are to be activated for. */
  applicationId: z.number().int(),
  registration: Registration,
  crmToken: Sealed.nullable(),
});

export interface RegistrationFileDeps {
  /** The profile's folder; must exist. */
  readonly dir: string;
  readonly keyring: Keyring;
  readonly now: () => number;
  readonly fs?: FileSystem;
}

/** The registration link that was taken last, how far its activation has come, and its telephony token. */
export class RegistrationFile {
  readonly #file: string;
  readonly #keyring: Keyring;
  readonly #fs: FileSystem;
  #applicationId: number | null = null;
  #registration: Registration | null = null;
  #crmToken: KeptSecret | null = null;

  private constructor({ dir, keyring, fs = nodeFileSystem }: RegistrationFileDeps) {
    this.#file = path.join(dir, 'registration.json');
    this.#keyring = keyring;
    this.#fs = fs;
  }

  /** Reads what earlier runs kept; a broken file is set aside. */
  static open(deps: RegistrationFileDeps): RegistrationFile {
    const file = new RegistrationFile(deps);
    const text = readIfThere(file.#file, file.#fs);
    if (!text.ok || text.value === null) return file;
    const kept = Kept.safeParse(parseJsonObject(text.value));
    if (!kept.success) {
      setAside(file.#file, deps.now(), file.#fs);
      return file;
    }
    file.#applicationId = kept.data.applicationId;
    file.#registration = kept.data.registration;
    file.#crmToken = kept.data.crmToken && KeptSecret.from(kept.data.crmToken, deps.keyring);
    return file;
  }

  get registration(): Registration | null {
    return this.#registration;
  }

  /** The one that was read for this app; another app's waits until that is at work again. */
  registrationFor(applicationId: number): Registration | null {
    return this.#applicationId === applicationId ? this.#registration : null;
  }

  /** Null: the link brought none, or it was kept for an earlier run only. */
  get crmToken(): string | null {
    return this.#crmToken?.text ?? null;
  }

  /** Takes another link in the place of the last one. On an error nothing is taken. */
  take(registration: Registration, crmToken: string | null, applicationId: number): Result<null, DiskError> {
    const secret = crmToken === null ? null : KeptSecret.of(crmToken, this.#keyring);
    const written = this.#write(registration, secret, applicationId);
    if (!written.ok) return written;
    this.#applicationId = applicationId;
    this.#registration = registration;
    this.#crmToken = secret;
    return written;
  }

  /** On an error it holds for this run. */
  update(registration: Registration): Result<null, DiskError> {
    this.#registration = registration;
    return this.#applicationId === null
      ? ok(null)
      : this.#write(registration, this.#crmToken, this.#applicationId);
  }

  /** Forgets the link with its token, also on disk. */
  clear(): Result<null, DiskError> {
    this.#applicationId = null;
    this.#registration = null;
    this.#crmToken = null;
    try {
      this.#fs.remove(this.#file);
      return ok(null);
    } catch (error) {
      return err(toDiskError(error));
    }
  }

  #write(
    registration: Registration,
    secret: KeptSecret | null,
    applicationId: number,
  ): Result<null, DiskError> {
    const crmToken = secret?.sealed ?? null;
    const kept: z.infer<typeof Kept> = { version: 1, applicationId, registration, crmToken };
    return writeSafely(this.#file, `${JSON.stringify(kept)}\n`, this.#fs);
  }
}

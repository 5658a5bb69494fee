import path from 'node:path';
import type { CallKey, LocationId } from '../../contract/model/ids.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { setAside } from '../files/brokenFile.ts';
import { type DiskError, toDiskError } from '../files/diskError.ts';
import { type FileSystem, nodeFileSystem } from '../files/fileSystem.ts';
import { appendAtOnce, readIfThere, writeSafely } from '../files/safeFile.ts';
import { type Line, readLines, writeLine } from './poppedLines.ts';

export interface PoppedCallsDeps {
  /** The profile's folder; must exist. */
  readonly dir: string;
  /** The PC's clock, for the name of a file set aside. */
  readonly now: () => number;
  readonly fs?: FileSystem;
}

const KEEP_MS = 48 * 3_600_000;
const POLLED_EVERY_MS = 60_000;
const LINES_BEFORE_REWRITE = 4000;

/** What has popped and when each location was last asked; no personal data. Times are on the server's clock. */
export class PoppedCalls {
  readonly #file: string;
  readonly #fs: FileSystem;
  readonly #popped = new Map<CallKey, number>();
  readonly #polled = new Map<LocationId, number>();
  readonly #polledOnDisk = new Map<LocationId, number>();
  #appended = 0;
  #mustRewrite = false;

  private constructor({ dir, fs = nodeFileSystem }: PoppedCallsDeps) {
    this.#file = path.join(dir, 'popped.jsonl');
    this.#fs = fs;
  }

  /** Reads what earlier runs kept; a broken file is set aside, its readable lines stay known. */
  static open(deps: PoppedCallsDeps): PoppedCalls {
    const calls = new PoppedCalls(deps);
    const text = readIfThere(calls.#file, calls.#fs);
    if (!text.ok || text.value === null) return calls;
    const { lines, torn, broken } = readLines(text.value);
    for (const line of lines) calls.#learn(line);
    if (broken) setAside(calls.#file, deps.now(), calls.#fs);
    if (broken || torn) calls.#rewrite();
    return calls;
  }

  has(key: CallKey): boolean {
    return this.#popped.has(key);
  }

  /** What popped since then, and when each did. */
  poppedSince(sinceMs: number): ReadonlyMap<CallKey, number> {
    return new Map([...this.#popped].filter(([, at]) => at >= sinceMs));
  }

  /** Counts at once and is in the file on return; call it before the popup shows. On an error it holds for this run. */
  add(key: CallKey, atMs: number): Result<null, DiskError> {
    if (this.#popped.has(key)) return ok(null);
    this.#popped.set(key, atMs);
    return this.#append([{ call: key, at: atMs }]);
  }

  /** When the location was last asked with success; null: never. */
  lastPolledAt(locationId: LocationId): number | null {
    return this.#polled.get(locationId) ?? null;
  }

  /** Written once a minute and at `stop`. */
  polled(locationId: LocationId, atMs: number): void {
    this.#polled.set(locationId, atMs);
    if (Math.abs(atMs - (this.#polledOnDisk.get(locationId) ?? 0)) < POLLED_EVERY_MS) return;
    this.#polledOnDisk.set(locationId, atMs);
    this.#append([{ location: locationId, polledAt: atMs }]);
  }

  /** Forgets what is older than 48 hours and rewrites the file. */
  prune(nowMs: number): Result<null, DiskError> {
    for (const [key, at] of this.#popped) if (nowMs - at > KEEP_MS) this.#popped.delete(key);
    return this.#rewrite();
  }

  /** Forgets everything, also on disk. */
  clear(): Result<null, DiskError> {
    for (const map of [this.#popped, this.#polled, this.#polledOnDisk]) map.clear();
    this.#appended = 0;
    try {
      this.#fs.remove(this.#file);
      return ok(null);
    } catch (error) {
      return err(toDiskError(error));
    }
  }

  stop(): void {
    const unwritten = [...this.#polled].filter(([location, at]) => this.#polledOnDisk.get(location) !== at);
    if (unwritten.length > 0) this.#append(unwritten.map(([location, polledAt]) => ({ location, polledAt })));
  }

  #learn(line: Line): void {
    if ('call' in line) {
      this.#popped.set(line.call, line.at);
      return;
    }
    this.#polled.set(line.location, line.polledAt);
    this.#polledOnDisk.set(line.location, line.polledAt);
  }

  // Appending survives a crash of the app; a power cut may cost the last seconds, which is cheaper than a flush per popup.
  #append(lines: readonly Line[]): Result<null, DiskError> {
    this.#appended += lines.length;
    if (this.#mustRewrite || this.#appended > LINES_BEFORE_REWRITE) return this.#rewrite();
    const written = appendAtOnce(this.#file, lines.map(writeLine).join(''), this.#fs);
    this.#mustRewrite = !written.ok;
    return written;
  }

  #rewrite(): Result<null, DiskError> {
    const polled = [...this.#polled].map(([location, polledAt]) => writeLine({ location, polledAt }));
    const popped = [...this.#popped].map(([call, at]) => writeLine({ call, at }));
    const written = writeSafely(this.#file, [...polled, ...popped].join(''), this.#fs);
    this.#mustRewrite = !written.ok;
    if (written.ok) this.#appended = 0;
    return written;
  }
}

import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { err, ok, type Result } from '../../contract/result.ts';
import { type Clock, systemClock } from '../clock.ts';
import { pause } from '../pause.ts';
import { codeOf, type DiskError, toDiskError } from './diskError.ts';
import { parseJsonObject } from './json.ts';

const Owner = z.object({
  pid: z.number().int().positive(),
  /** When that process started, as the system tells it; '' where it does not. Numbers of processes come back. */
  started: z.string(),
  host: z.string(),
  program: z.string(),
  token: z.string(),
});

/** Whose a lock is. */
type LockOwner = z.infer<typeof Owner>;

/** `owner` is null while it is not known yet. */
export interface LockedByOther {
  readonly kind: 'locked';
  readonly owner: LockOwner | null;
}

const HEARTBEAT_MS = 1_000;
const LOOK_EVERY_MS = 100;
/** So many looks without a heartbeat, each of them made: a computer that slept in between proves nothing. */
const SILENT_LOOKS = 80;
const LOOKS = 100;
const GUARD_GOOD_MS = 30_000;

interface Held {
  count: number;
  readonly token: string;
  readonly beat: NodeJS.Timeout;
}

/** A process holds a lock, however many of its parts work under it. */
const heldHere = new Map<string, Held>();

/**
 * A file that one process at a time holds, so that two of them never write the same thing together. That of a process
 * which has died is taken over: by its number and start where the system tells them, else when it has been silent.
 */
export class LockFile {
  readonly #file: string;
  readonly #program: string;
  readonly #clock: Pick<Clock, 'after'>;

  constructor(file: string, program: string, clock: Pick<Clock, 'after'> = systemClock) {
    this.#file = path.resolve(file);
    this.#program = program;
    this.#clock = clock;
  }

  get isHeldHere(): boolean {
    return heldHere.has(this.#file);
  }

  /** The living process that holds it; null: nobody, or this one. */
  get otherOwner(): LockedByOther | null {
    if (this.isHeldHere) return null;
    const seen = readLock(this.#file);
    return seen === null || isDead(seen.owner) ? null : { kind: 'locked', owner: seen.owner };
  }

  /** Takes it at once, or tells who holds it. Whoever has taken it releases it as often. */
  take(): Result<null, DiskError | LockedByOther> {
    const held = heldHere.get(this.#file);
    if (held) {
      held.count += 1;
      return ok(null);
    }
    try {
      return this.#create() || this.#takeOver(isDeadLock) ? ok(null) : err(this.#owner());
    } catch (error) {
      return err(toDiskError(error));
    }
  }

  /** Takes it as soon as it is free, or tells after ten seconds who holds it. */
  async wait(): Promise<Result<null, DiskError | LockedByOther>> {
    let [last, silent] = ['', 0];
    for (let look = 1; ; look += 1) {
      const taken = this.take();
      if (taken.ok || taken.error.kind !== 'locked' || look === LOOKS) return taken;
      const seen = readLock(this.#file);
      silent = seen?.sign === last ? silent + 1 : 0;
      last = seen?.sign ?? '';
      // Where the system tells when a process started, one that lives is never taken from.
      const isSilent = silent >= SILENT_LOOKS && (seen === null || !isSurelyAlive(seen.owner));
      if (isSilent && this.#takeOverQuietly(last)) return ok(null);
      await pause(this.#clock, LOOK_EVERY_MS);
    }
  }

  release(): void {
    const held = heldHere.get(this.#file);
    if (!held) return;
    held.count -= 1;
    if (held.count > 0) return;
    heldHere.delete(this.#file);
    clearInterval(held.beat);
    try {
      if (readLock(this.#file)?.owner?.token === held.token) fs.rmSync(this.#file, { force: true });
    } catch {
      // A process that has ended holds nothing.
    }
  }

  #create(): boolean {
    const token = randomUUID();
    const owner: LockOwner = {
      pid: process.pid,
      started: startOf(process.pid),
      host: os.hostname(),
      program: this.#program,
      token,
    };
    let descriptor;
    try {
      descriptor = fs.openSync(this.#file, 'wx', 0o600);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    }
    try {
      fs.writeSync(descriptor, JSON.stringify(owner));
    } catch (error) {
      // Nobody could tell whose it is.
      fs.rmSync(this.#file, { force: true });
      throw error;
    } finally {
      fs.closeSync(descriptor);
    }
    const beat = setInterval(() => {
      try {
        const now = new Date();
        fs.utimesSync(this.#file, now, now);
      } catch {
        // Taken away: the next one who writes makes its own.
      }
    }, HEARTBEAT_MS);
    beat.unref();
    heldHere.set(this.#file, { count: 1, token, beat });
    return true;
  }

  #takeOverQuietly(sign: string): boolean {
    try {
      return this.#takeOver((seen) => seen.sign === sign);
    } catch {
      return false;
    }
  }

  /** Two that find the same dead lock must not take it from each other, so only one at a time may look and take. */
  #takeOver(isMeant: (seen: SeenLock) => boolean): boolean {
    const first = readLock(this.#file);
    if (first === null) return this.#create();
    if (!isMeant(first)) return false;
    const guard = `${this.#file}.taking`;
    try {
      fs.closeSync(fs.openSync(guard, 'wx', 0o600));
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      if (isOld(guard)) fs.rmSync(guard, { force: true });
      return false;
    }
    try {
      const seen = readLock(this.#file);
      if (seen !== null && !isMeant(seen)) return false;
      fs.rmSync(this.#file, { force: true });
      return this.#create();
    } finally {
      fs.rmSync(guard, { force: true });
    }
  }

  #owner(): LockedByOther {
    return { kind: 'locked', owner: readLock(this.#file)?.owner ?? null };
  }
}

interface SeenLock {
  readonly owner: LockOwner | null;
  /** Another one with each heartbeat. */
  readonly sign: string;
}

function readLock(file: string): SeenLock | null {
  try {
    const text = fs.readFileSync(file, 'utf8');
    const owner = Owner.safeParse(parseJsonObject(text));
    return { owner: owner.success ? owner.data : null, sign: `${text} ${fs.statSync(file).mtimeMs}` };
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? null : { owner: null, sign: '' };
  }
}

const isDeadLock = ({ owner }: SeenLock): boolean => isDead(owner);

/** Of another computer, or half written, nobody can tell. */
function isDead(owner: LockOwner | null): boolean {
  if (owner === null || owner.host !== os.hostname()) return false;
  if (!isRunning(owner.pid)) return true;
  const now = startOf(owner.pid);
  return owner.started !== '' && now !== '' && now !== owner.started;
}

function isSurelyAlive(owner: LockOwner | null): boolean {
  return owner !== null && owner.host === os.hostname() && owner.started !== '' && !isDead(owner);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Linux tells in ticks since the start of the system, which a name of its own tells from the one before. */
function startOf(pid: number): string {
  try {
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'ended' : `${boot} ${fields[19] ?? ''}`;
  } catch {
    return '';
  }
}

function isOld(file: string): boolean {
  try {
    return Date.now() - fs.statSync(file).mtimeMs > GUARD_GOOD_MS;
  } catch {
    return false;
  }
}

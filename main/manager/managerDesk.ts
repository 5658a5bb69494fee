import type { ManagerState } from '../../contract/model/callBook.ts';
import type { Outcome } from '../../contract/model/problem.ts';
import type { Cancel, Clock } from '../clock.ts';
import { done, refusedFor } from '../outcome.ts';
import { type KeptPin, noPin, readPin, writePin } from './pinFile.ts';
import { hashPin, isPin, type PinHash } from './pinHash.ts';
import { blockedUntil, oneMoreTry } from './pinTries.ts';

export interface ManagerDeskDeps {
  readonly clock: Clock;
  readonly onChange: () => void;
}

/** Unlocked for so long after the last use. */
const UNLOCKED_MS = 10 * 60_000;

/** The manager's PIN of the profile at work: set, tried, and what it opens. */
export class ManagerDesk {
  readonly #deps: ManagerDeskDeps;
  #folder: string | null = null;
  #kept: KeptPin = noPin;
  #unlockedUntil: string | null = null;
  #cancelLock: Cancel = () => undefined;
  #cancelUnblock: Cancel = () => undefined;

  constructor(deps: ManagerDeskDeps) {
    this.#deps = deps;
  }

  get state(): ManagerState {
    return {
      pinSet: this.#kept.pin !== null,
      unlockedUntil: this.#unlockedUntil,
      blockedUntil: blockedUntil(this.#kept, this.#deps.clock.now()),
    };
  }

  /** Takes up the PIN of the profile in this folder; another profile's does not count there. */
  work(folder: string): void {
    if (folder === this.#folder) return;
    this.#folder = folder;
    this.#kept = readPin(folder, this.#deps.clock.now());
    this.#watchBlock();
    this.lock();
  }

  stop(): void {
    this.#cancelLock();
    this.#cancelUnblock();
  }

  /** Whether full numbers may be shown; asking counts as use. */
  use(): boolean {
    if (this.#unlockedUntil === null) return false;
    // A timer stands still while the machine sleeps.
    const open = Date.parse(this.#unlockedUntil) > this.#deps.clock.now();
    if (open) this.#unlock();
    else this.lock();
    return open;
  }

  async unlock(pin: string): Promise<Outcome> {
    if (this.#kept.pin === null) return refusedFor('wrongPin');
    const refused = await this.#try(pin, this.#kept.pin);
    if (refused) return refused;
    this.#unlock();
    return done;
  }

  /** For what asks each time, unlocked or not. Without a PIN there is nothing to give. */
  async confirm(pin: string | null): Promise<Outcome> {
    if (this.#kept.pin === null) return done;
    if (pin === null) return refusedFor('pinNeeded');
    return (await this.#try(pin, this.#kept.pin)) ?? done;
  }

  lock(): void {
    this.#cancelLock();
    this.#unlockedUntil = null;
    this.#deps.onChange();
  }

  /** A PIN that is set must be given to change it or take it away. */
  async setPin(current: string | null, pin: string | null): Promise<Outcome> {
    const folder = this.#folder;
    if (this.#kept.pin !== null) {
      const refused = await this.#try(current ?? '', this.#kept.pin);
      if (refused) return refused;
    }
    const hash = pin === null ? null : await hashPin(pin);
    if (folder === null || folder !== this.#folder) return refusedFor('bookClosed');
    const refused = this.#keep({ ...noPin, pin: hash });
    if (!refused) this.lock();
    return refused ?? done;
  }

  /** Null: it is the right one. */
  async #try(pin: string, kept: PinHash): Promise<Outcome | null> {
    const { clock } = this.#deps;
    if (blockedUntil(this.#kept, clock.now()) !== null) return refusedFor('pinBlocked');
    const refused = this.#keep({ ...this.#kept, ...oneMoreTry(this.#kept, clock.now()) });
    if (refused) return refused;
    const right = await isPin(pin, kept);
    // Meanwhile another profile may have come to work, or another PIN.
    if (this.#kept.pin !== kept) return refusedFor('wrongPin');
    if (right) return this.#keep({ ...noPin, pin: kept });
    this.#deps.onChange();
    return refusedFor(this.state.blockedUntil === null ? 'wrongPin' : 'pinBlocked');
  }

  #keep(kept: KeptPin): Outcome | null {
    const written = this.#folder === null ? null : writePin(this.#folder, kept);
    if (written && !written.ok) return refusedFor(written.error.kind);
    this.#kept = kept;
    this.#watchBlock();
    return null;
  }

  #unlock(): void {
    const { clock, onChange } = this.#deps;
    this.#cancelLock();
    this.#unlockedUntil = new Date(clock.now() + UNLOCKED_MS).toISOString();
    this.#cancelLock = clock.after(UNLOCKED_MS, () => {
      this.lock();
    });
    onChange();
  }

  #watchBlock(): void {
    const { clock, onChange } = this.#deps;
    this.#cancelUnblock();
    const until = blockedUntil(this.#kept, clock.now());
    if (until !== null) this.#cancelUnblock = clock.after(Date.parse(until) - clock.now(), onChange);
  }
}

import { mkdirSync } from 'node:fs';
import type { Notice } from '../../contract/model/account.ts';
import type { CsvSeparator } from '../../contract/model/settings.ts';
import { PoppedCalls } from '../calls/poppedCalls.ts';
import { removeStaleTemps } from '../files/safeFile.ts';
import { connectionAt } from '../provision/connectionAt.ts';
import { lookForBook } from '../secrets/bookKey.ts';
import { ChoiceMemory } from '../secrets/choiceMemory.ts';
import type { Keyring } from '../secrets/keyring.ts';
import { TokenVault } from '../secrets/tokenVault.ts';
import type { Connection } from '../settings/connection.ts';
import { SettingsStore } from '../settings/settingsStore.ts';
import type { StoreFile } from '../settings/writeTwice.ts';

export interface ProfileDeps {
  readonly dir: string;
  readonly kind: 'salon' | 'demo';
  readonly keyring: Keyring;
  readonly now: () => number;
  readonly platform: NodeJS.Platform;
  /** The one of the system's region. */
  readonly csvSeparator?: CsvSeparator | undefined;
  readonly createStore: (options: { readonly dir: string; readonly name: string }) => StoreFile;
}

/** What belongs to one account on this PC: settings, tokens, choices, what has popped. The demo salon has its own. */
export class Profile {
  readonly kind: 'salon' | 'demo';
  readonly dir: string;
  readonly store: SettingsStore;
  readonly vault: TokenVault;
  readonly choices: ChoiceMemory;
  readonly popped: PoppedCalls;
  /** What the person should know about how it opened. */
  readonly notices: readonly Notice[];

  constructor({ dir, kind, keyring, now, platform, csvSeparator, createStore }: ProfileDeps) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    removeStaleTemps(dir);
    this.kind = kind;
    this.dir = dir;
    this.store = SettingsStore.open({ dir, now, platform, csvSeparator, createStore });
    this.vault = new TokenVault({ dir, keyring });
    this.choices = ChoiceMemory.open({ dir, keyring, now });
    this.popped = PoppedCalls.open({ dir, now });
    const tokens = this.vault.load(this.store.memory.connection);
    // Lost settings name Altegio's own address; the tokens know better. Usually this changes nothing.
    const restored = this.store.remember({ connection: this.connection });
    this.notices = [
      ...(this.store.notice ? [this.store.notice] : []),
      ...(tokens.ok ? [] : [{ kind: 'tokensUnreadable' as const, book: lookForBook({ dir, keyring }) }]),
      ...(restored.ok ? [] : [{ kind: 'notSaved' as const, full: restored.error.kind === 'diskFull' }]),
    ];
  }

  get connected(): boolean {
    return this.vault.tokens !== null;
  }

  /** What is watched and where. Tokens at hand decide about the host, or they might be sent to a stranger. */
  get connection(): Connection {
    const { connection } = this.store.memory;
    return this.vault.addresses ? connectionAt(connection, this.vault.addresses) : connection;
  }

  stop(): void {
    this.popped.stop();
  }
}

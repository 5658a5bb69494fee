import type { Outcome } from '../../contract/model/problem.ts';
import type { DoNotDisturbFor, Settings, SettingsChange } from '../../contract/model/settings.ts';
import type { Result } from '../../contract/result.ts';
import { done, refused } from '../outcome.ts';
import type { ShortcutError } from '../shortcut/globalKeys.ts';
import type { SettingsStore } from './settingsStore.ts';
import { doNotDisturbEnd } from './doNotDisturb.ts';

export interface SettingsDeskDeps {
  readonly store: () => SettingsStore;
  readonly now: () => number;
  readonly useShortcut: (accelerator: string | null) => Result<null, ShortcutError>;
  /** Windows, tray and shortcut follow. */
  readonly onChanged: (settings: Settings) => void;
}

/** Changes what a person chose: tried first where it can fail, then on disk, then in force. */
export class SettingsDesk {
  readonly #deps: SettingsDeskDeps;

  constructor(deps: SettingsDeskDeps) {
    this.#deps = deps;
  }

  change(change: SettingsChange): Outcome {
    const store = this.#deps.store();
    const before = store.settings.shortcut;
    if (change.shortcut !== undefined) {
      const taken = this.#deps.useShortcut(change.shortcut);
      if (!taken.ok) return refused({ kind: taken.error.kind, detail: change.shortcut });
    }
    // An end that was set by itself is none of the choices.
    const { doNotDisturbUntil, doNotDisturbFor = null } = change;
    const kept = store.change(doNotDisturbUntil === undefined ? change : { ...change, doNotDisturbFor });
    if (!kept.ok) {
      if (change.shortcut !== undefined) this.#deps.useShortcut(before);
      return refused({ kind: kept.error.kind, detail: kept.error.detail });
    }
    this.#deps.onChanged(kept.value);
    return done;
  }

  doNotDisturb(length: DoNotDisturbFor | null): Outcome {
    return this.change({
      doNotDisturbUntil: doNotDisturbEnd(length, this.#deps.now()),
      doNotDisturbFor: length,
    });
  }
}

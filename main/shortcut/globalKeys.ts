import { err, ok, type Result } from '../../contract/result.ts';

export interface GlobalShortcut {
  register(accelerator: string, run: () => void): boolean;
  unregister(accelerator: string): void;
}

export type ShortcutError = { readonly kind: 'shortcutTaken' } | { readonly kind: 'shortcutInvalid' };

/** The one global shortcut: moves the keys into the popup and back. A new one replaces the old only when it works. */
export class GlobalKeys {
  readonly #registry: GlobalShortcut;
  readonly #run: () => void;
  #current: string | null = null;

  constructor(registry: GlobalShortcut, run: () => void) {
    this.#registry = registry;
    this.#run = run;
  }

  use(accelerator: string | null): Result<null, ShortcutError> {
    if (accelerator === this.#current) return ok(null);
    if (accelerator !== null) {
      const taken = this.#take(accelerator);
      if (!taken.ok) return taken;
    }
    if (this.#current !== null) this.#registry.unregister(this.#current);
    this.#current = accelerator;
    return ok(null);
  }

  stop(): void {
    if (this.#current !== null) this.#registry.unregister(this.#current);
    this.#current = null;
  }

  #take(accelerator: string): Result<null, ShortcutError> {
    // A shortcut without a modifier would swallow a letter in every program of the desk.
    if (!/\+/.test(accelerator.slice(0, -1))) return err({ kind: 'shortcutInvalid' });
    try {
      return this.#registry.register(accelerator, this.#run) ? ok(null) : err({ kind: 'shortcutTaken' });
    } catch {
      return err({ kind: 'shortcutInvalid' });
    }
  }
}

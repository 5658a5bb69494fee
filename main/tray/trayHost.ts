import * as z from 'zod';
import type { Cancel, Clock } from '../clock.ts';
import type { Bus } from '../dbus/bus.ts';
import type { BusSignal } from '../dbus/connectBus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';
const ANSWER_MS = 2_000;

export interface TrayHostDeps {
  /** The session's bus; null: this system shows tray icons by itself. */
  readonly bus: Bus | null;
  readonly clock: Clock;
  /** A host is there, or another one in its place: an icon that was made for the last one is not shown any more. */
  readonly onCome: () => void;
  readonly onGone: () => void;
}

/**
 * Whether anything shows tray icons. Windows and macOS always do; on Linux it takes a watcher on the session bus with a
 * host behind it, which may come later than Ringdesk and go at any time.
 */
export class TrayHost {
  readonly #deps: TrayHostDeps;
  #there = false;
  #changes = 0;
  #tellFirst: () => void = () => undefined;
  #cancelFirst: Cancel = () => undefined;

  constructor(deps: TrayHostDeps) {
    this.#deps = deps;
    deps.bus?.follow({
      name: WATCHER,
      signals: [`interface='${WATCHER}'`],
      onOwner: (there) => {
        if (there) void this.#ask(true);
        else this.#set(false, true);
      },
      onSignal: (signal) => {
        this.#hear(signal);
      },
    });
  }

  get there(): boolean {
    return this.#there;
  }

  /**
   * Resolves when it is known for the first time whether there is one. A bus that does not answer keeps nobody waiting.
   */
  start(): Promise<void> {
    if (!this.#deps.bus) {
      this.#set(true, true);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#tellFirst = resolve;
      this.#cancelFirst = this.#deps.clock.after(ANSWER_MS, resolve);
    });
  }

  stop(): void {
    this.#changes += 1;
    this.#cancelFirst();
    this.#tellFirst();
  }

  #hear({ interface: from, member }: BusSignal): void {
    if (from !== WATCHER) return;
    if (member === 'StatusNotifierHostRegistered') this.#set(true, false);
    if (member === 'StatusNotifierHostUnregistered') void this.#ask(false);
  }

  async #ask(isNew: boolean): Promise<void> {
    const changes = (this.#changes += 1);
    const where = { destination: WATCHER, path: PATH, interface: 'org.freedesktop.DBus.Properties' };
    const body = [WATCHER, 'IsStatusNotifierHostRegistered'];
    const answer = await this.#deps.bus?.call({ ...where, member: 'Get', signature: 'ss', body });
    if (changes !== this.#changes) return;
    const hosted = z.tuple([z.boolean()]).safeParse(answer?.ok ? answer.value : undefined);
    // A watcher that does not say takes icons all the same.
    this.#set(hosted.success ? hosted.data[0] : true, isNew);
  }

  #set(there: boolean, isNew: boolean): void {
    this.#changes += 1;
    const changed = there !== this.#there;
    this.#there = there;
    if (there && (changed || isNew)) this.#deps.onCome();
    else if (changed) this.#deps.onGone();
    this.#cancelFirst();
    this.#tellFirst();
  }
}

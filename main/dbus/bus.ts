import * as z from 'zod';
import { err, type Result } from '../../contract/result.ts';
import type { Cancel, Clock } from '../clock.ts';
import {
  type BusCall,
  type BusConnection,
  type BusFault,
  type BusSignal,
  type ConnectBus,
  connectTo,
} from './connectBus.ts';

/** A program on the bus that is followed by its well-known name, whoever has that name now. */
export interface BusService {
  readonly name: string;
  /** Which of its signals are wanted: match rules without type and sender. */
  readonly signals: readonly string[];
  /**
   * True: it is there, and whatever was known of it has to be asked anew. Told once at first, also where there is no
   * bus.
   */
  readonly onOwner: (there: boolean) => void;
  /** Only what the owner of the name itself has sent. */
  readonly onSignal: (signal: BusSignal) => void;
}

interface Followed {
  readonly service: BusService;
  owner: string | null;
  told: boolean;
  changes: number;
}

export interface BusDeps {
  readonly clock: Clock;
  readonly connect: ConnectBus;
}

const DBUS = 'org.freedesktop.DBus';
const ANSWER_MS = 5_000;
const CONNECT_MS = 10_000;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

const OwnerChange = z.tuple([z.string(), z.string(), z.string()]);
const Owner = z.tuple([z.string()]);

/** One of the two message buses of a Linux desktop. It may be missing, go away and come again; nobody waits for it. */
export class Bus {
  readonly #deps: BusDeps;
  readonly #followed: Followed[] = [];
  #connection: BusConnection | undefined;
  #abort = new AbortController();
  #waitMs = FIRST_WAIT_MS;
  #cancelRetry: Cancel = () => undefined;
  #stopped = false;

  constructor(deps: BusDeps) {
    this.#deps = deps;
  }

  /** To be called before `start`. */
  follow(service: BusService): void {
    this.#followed.push({ service, owner: null, told: false, changes: 0 });
  }

  start(): void {
    if (!this.#stopped) void this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelRetry();
    this.#abort.abort();
    this.#connection?.close();
    this.#connection = undefined;
  }

  /** Asks a program on the bus. Never throws, and never waits for long. */
  async call(call: BusCall): Promise<Result<readonly unknown[], BusFault>> {
    if (!this.#connection) return err('noBus');
    const answer = this.#connection.call(call);
    let cancel: Cancel = () => undefined;
    const late = new Promise<Result<readonly unknown[], BusFault>>((resolve) => {
      cancel = this.#deps.clock.after(ANSWER_MS, () => {
        resolve(err('silent'));
      });
    });
    return Promise.race([answer, late]).finally(cancel);
  }

  async #connect(): Promise<void> {
    const { clock, connect } = this.#deps;
    const abort = new AbortController();
    this.#abort = abort;
    const cancelLimit = clock.after(CONNECT_MS, () => {
      abort.abort();
    });
    const line = { closed: false };
    const sinceMs = clock.monotonic();
    const opened = await connect(
      {
        onSignal: (signal) => {
          this.#hear(signal);
        },
        onClosed: () => {
          line.closed = true;
          if (this.#connection && this.#abort === abort) this.#lost(sinceMs);
        },
      },
      abort.signal,
    );
    cancelLimit();
    if (this.#stopped) {
      if (opened.ok) opened.value.close();
      return;
    }
    if (!opened.ok || line.closed) {
      this.#lost(sinceMs);
      return;
    }
    this.#connection = opened.value;
    for (const followed of this.#followed) void this.#subscribe(followed, opened.value);
  }

  #lost(sinceMs: number): void {
    const { clock } = this.#deps;
    this.#connection = undefined;
    if (this.#stopped) return;
    for (const followed of this.#followed) this.#setOwner(followed, null);
    // A bus that takes us in only to throw us out again is not asked all the time either.
    if (clock.monotonic() - sinceMs > LONGEST_WAIT_MS) this.#waitMs = FIRST_WAIT_MS;
    this.#cancelRetry = clock.after(this.#waitMs, () => void this.#connect());
    this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
  }

  async #subscribe(followed: Followed, connection: BusConnection): Promise<void> {
    const { name, signals } = followed.service;
    const ofTheBus = (member: string, word: string) =>
      this.call({
        destination: DBUS,
        path: '/org/freedesktop/DBus',
        interface: DBUS,
        member,
        signature: 's',
        body: [word],
      });
    const changes = followed.changes;
    const rules = [
      `type='signal',sender='${DBUS}',interface='${DBUS}',member='NameOwnerChanged',arg0='${name}'`,
      ...signals.map((rule) => `type='signal',sender='${name}',${rule}`),
    ];
    await Promise.all(rules.map((rule) => ofTheBus('AddMatch', rule)));
    const answer = await ofTheBus('GetNameOwner', name);
    // A change that came meanwhile is newer than this answer.
    if (connection !== this.#connection || followed.changes !== changes) return;
    const owner = Owner.safeParse(answer.ok ? answer.value : undefined);
    this.#setOwner(followed, owner.success ? owner.data[0] : null);
  }

  #hear(signal: BusSignal): void {
    if (this.#stopped) return;
    if (signal.sender === DBUS) {
      const change = OwnerChange.safeParse(signal.body);
      if (signal.interface !== DBUS || signal.member !== 'NameOwnerChanged' || !change.success) return;
      const [name, , owner] = change.data;
      for (const followed of this.#followed) {
        if (followed.service.name === name) this.#setOwner(followed, owner === '' ? null : owner);
      }
      return;
    }
    for (const { service, owner } of this.#followed) if (owner === signal.sender) service.onSignal(signal);
  }

  #setOwner(followed: Followed, owner: string | null): void {
    followed.changes += 1;
    if (followed.told && followed.owner === owner) return;
    followed.owner = owner;
    followed.told = true;
    followed.service.onOwner(owner !== null);
  }
}

export interface Buses {
  readonly system: Bus;
  readonly session: Bus;
}

const SYSTEM_BUS = 'unix:path=/var/run/dbus/system_bus_socket';

/** Both buses of this desktop, by the environment; an empty variable is none. */
export function desktopBuses(clock: Clock, env: NodeJS.ProcessEnv): Buses {
  const { DBUS_SYSTEM_BUS_ADDRESS: system = '', DBUS_SESSION_BUS_ADDRESS: session = '' } = env;
  return {
    system: new Bus({ clock, connect: connectTo(system === '' ? SYSTEM_BUS : system) }),
    session: new Bus({ clock, connect: connectTo(session === '' ? undefined : session) }),
  };
}

import * as z from 'zod';
import type { Cancel, Clock } from '../clock.ts';
import type { Buses } from './bus.ts';
import type { BusCall, BusSignal } from './connectBus.ts';

const LOGIND = 'org.freedesktop.login1';
const MANAGER = `${LOGIND}.Manager`;
const SESSION = `${LOGIND}.Session`;
const SESSIONS = '/org/freedesktop/login1/session';
const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** Screen savers that say `ActiveChanged`: what every desktop may have, GNOME's, and those that were made after it. */
const SAVERS = ['freedesktop', 'gnome', 'cinnamon', 'mate', 'xfce'].map((desktop) => ({
  name: `org.${desktop}.ScreenSaver`,
  path: `/org/${desktop}/ScreenSaver`,
}));

// A service that is started anew is back by then. What nobody can take back any more must not silence calls for ever.
const FORGET_MS = 10_000;
// logind may be too busy to answer, as while a desktop starts or wakes up.
const ASK_AGAIN_MS = 30_000;

const Path = z.tuple([z.string()]);
const Flag = z.tuple([z.boolean()]);
const Text = z.tuple([z.string()]);
const PropertyChange = z.tuple([z.string(), z.record(z.string(), z.unknown()), z.array(z.string())]);
const SessionList = z.tuple([z.array(z.tuple([z.string(), z.number(), z.string(), z.string(), z.string()]))]);

interface Session {
  /** `LockedHint`: what the screen locker itself says. */
  hint: boolean;
  /** Somebody asked for the lock by `Lock`; not every desktop says afterwards whether there is one. */
  asked: boolean;
  changes: number;
}

export interface ScreenLockDeps {
  readonly clock: Clock;
  readonly buses: Buses;
  readonly process: { readonly pid: number; readonly uid: number; readonly sessionId: string | undefined };
  /** Told when it changes; unlocked at first. */
  readonly onChange: (locked: boolean) => void;
}

/**
 * Whether the screen of this person is locked on Linux, where Electron does not tell: by the own session of logind, or
 * where the app belongs to none, by all of this user; and by the screen savers of the desktops.
 */
export class ScreenLock {
  readonly #deps: ScreenLockDeps;
  readonly #active = new Set<string>();
  #sessions = new Map<string, Session>();
  #search = 0;
  #locked = false;
  #cancelForget: Cancel = () => undefined;
  #cancelAgain: Cancel = () => undefined;

  constructor(deps: ScreenLockDeps) {
    this.#deps = deps;
    const { system, session } = deps.buses;
    system.follow({
      name: LOGIND,
      signals: [
        `interface='${SESSION}'`,
        `interface='${PROPERTIES}',path_namespace='${SESSIONS}'`,
        `interface='${MANAGER}',member='SessionNew'`,
        `interface='${MANAGER}',member='SessionRemoved'`,
      ],
      onOwner: (there) => {
        this.#logind(there);
      },
      onSignal: (signal) => {
        this.#hearLogind(signal);
      },
    });
    for (const { name, path } of SAVERS) {
      let changes = 0;
      session.follow({
        name,
        signals: [`interface='${name}',member='ActiveChanged'`],
        onOwner: (there) => {
          changes += 1;
          if (!there && this.#active.has(name)) this.#saver(name, false);
          if (there) void this.#askSaver(name, path, () => changes);
        },
        onSignal: (signal) => {
          const active = Flag.safeParse(signal.body);
          if (signal.interface !== name || signal.member !== 'ActiveChanged' || !active.success) return;
          changes += 1;
          this.#saver(name, active.data[0]);
        },
      });
    }
  }

  /** Somebody uses a window of ours, so a lock that was only asked for is not there, or not any more. */
  somebodyIsHere(): void {
    for (const session of this.#sessions.values()) session.asked = false;
    this.#tell();
  }

  stop(): void {
    this.#search += 1;
    this.#cancelForget();
    this.#cancelAgain();
  }

  #logind(there: boolean): void {
    this.#cancelForget();
    if (there) {
      void this.#findSessions();
      return;
    }
    this.#search += 1;
    this.#cancelAgain();
    this.#cancelForget = this.#deps.clock.after(FORGET_MS, () => {
      this.#sessions.clear();
      this.#tell();
    });
  }

  #hearLogind(signal: BusSignal): void {
    if (signal.interface === MANAGER) {
      void this.#findSessions();
      return;
    }
    const session = this.#sessions.get(signal.path);
    if (!session) return;
    if (signal.interface === SESSION && signal.member === 'Lock') this.#change(session, { asked: true });
    if (signal.interface === SESSION && signal.member === 'Unlock')
      this.#change(session, { asked: false, hint: false });
    if (signal.interface !== PROPERTIES || signal.member !== 'PropertiesChanged') return;
    const change = PropertyChange.safeParse(signal.body);
    if (!change.success || change.data[0] !== SESSION) return;
    const [, values, withoutValue] = change.data;
    const hint = z.boolean().safeParse(values['LockedHint']);
    if (hint.success) this.#setHint(session, hint.data);
    else if (withoutValue.includes('LockedHint')) void this.#askHint(signal.path, session);
  }

  async #findSessions(): Promise<void> {
    const search = (this.#search += 1);
    this.#cancelAgain();
    const paths = await this.#sessionPaths();
    if (search !== this.#search) return;
    // No answer takes no session away: its lock would be forgotten, and its signals not heard any more.
    if (paths === null) {
      this.#cancelAgain = this.#deps.clock.after(ASK_AGAIN_MS, () => void this.#findSessions());
      return;
    }
    const before = this.#sessions;
    this.#sessions = new Map(
      paths.map((path) => [path, before.get(path) ?? { hint: false, asked: false, changes: 0 }]),
    );
    await Promise.all([...this.#sessions].map(([path, session]) => this.#askHint(path, session)));
    if (search === this.#search) this.#tell();
  }

  /** Null: nobody answered. */
  async #sessionPaths(): Promise<readonly string[] | null> {
    const { pid, uid, sessionId } = this.#deps.process;
    const own =
      (await this.#manager(Path, 'GetSessionByPID', 'u', [pid])) ??
      (sessionId === undefined ? undefined : await this.#manager(Path, 'GetSession', 's', [sessionId]));
    if (own) {
      const type = await this.#property(Text, own[0], 'Type');
      // Started from a terminal of its own or by a service: the desktop is another session.
      if (!type || !['tty', 'unspecified'].includes(type[0])) return own;
    }
    const all = await this.#manager(SessionList, 'ListSessions');
    if (!own && !all) return null;
    const ofUser = (all?.[0] ?? []).filter(([, owner]) => owner === uid).map(([, , , , path]) => path);
    return [...new Set([...(own ?? []), ...ofUser])];
  }

  async #askHint(path: string, session: Session): Promise<void> {
    const changes = session.changes;
    const hint = await this.#property(Flag, path, 'LockedHint');
    // A signal that came meanwhile is newer than this answer.
    if (hint && session.changes === changes) this.#setHint(session, hint[0]);
  }

  async #askSaver(name: string, path: string, changes: () => number): Promise<void> {
    const asked = changes();
    const call = { destination: name, path, interface: name, member: 'GetActive' };
    const active = await ask(Flag, this.#deps.buses.session.call(call));
    if (active && changes() === asked && active[0] !== this.#active.has(name)) this.#saver(name, active[0]);
  }

  #setHint(session: Session, hint: boolean): void {
    this.#change(session, hint ? { hint } : { hint, asked: false });
  }

  #change(session: Session, change: Partial<Session>): void {
    Object.assign(session, change);
    session.changes += 1;
    this.#tell();
  }

  #saver(name: string, active: boolean): void {
    if (active) {
      this.#active.add(name);
    } else {
      this.#active.delete(name);
      // Whoever asked for the lock has had it.
      for (const session of this.#sessions.values()) session.asked = false;
    }
    this.#tell();
  }

  #tell(): void {
    const bySession = [...this.#sessions.values()].some(({ hint, asked }) => hint || asked);
    const locked = bySession || this.#active.size > 0;
    if (locked === this.#locked) return;
    this.#locked = locked;
    this.#deps.onChange(locked);
  }

  #manager<T>(schema: z.ZodType<T>, member: string, signature?: string, body: unknown[] = []) {
    const call: BusCall = {
      destination: LOGIND,
      path: '/org/freedesktop/login1',
      interface: MANAGER,
      member,
      ...(signature !== undefined && { signature, body }),
    };
    return ask(schema, this.#deps.buses.system.call(call));
  }

  #property<T>(schema: z.ZodType<T>, path: string, name: string) {
    const where = { destination: LOGIND, path, interface: PROPERTIES, member: 'Get' };
    return ask(schema, this.#deps.buses.system.call({ ...where, signature: 'ss', body: [SESSION, name] }));
  }
}

/** The answer, where there is one and it is what was asked for. */
async function ask<T>(
  schema: z.ZodType<T>,
  call: ReturnType<Buses['system']['call']>,
): Promise<T | undefined> {
  const answer = await call;
  return schema.safeParse(answer.ok ? answer.value : undefined).data;
}

import { err, ok, type Result } from '../../../../contract/result.ts';
import { Bus } from '../../../../main/dbus/bus.ts';
import type {
  BusCall,
  BusConnection,
  BusEvents,
  BusFault,
  BusSignal,
} from '../../../../main/dbus/connectBus.ts';
import type { FakeClock } from '../../../support/fakeClock.ts';

type Answer = readonly unknown[] | 'refused' | 'never';

/** A message bus with programs on it that a test moves about. */
export class FakeBus {
  readonly bus: Bus;
  readonly calls: BusCall[] = [];
  connections = 0;
  /** Nobody is let in. */
  down = false;
  readonly #owners = new Map<string, string>();
  readonly #answers = new Map<string, Answer>();
  readonly #rules = new Set<string>();
  #events: BusEvents | undefined;

  constructor(clock: FakeClock) {
    this.bus = new Bus({ clock, connect: (events) => this.#connect(events) });
  }

  /** A program takes a name, or takes it over. */
  own(name: string, owner: string): void {
    const before = this.#owners.get(name) ?? '';
    this.#owners.set(name, owner);
    this.#tellOwner(name, before, owner);
  }

  leave(name: string): void {
    const before = this.#owners.get(name) ?? '';
    this.#owners.delete(name);
    this.#tellOwner(name, before, '');
  }

  /** What `member` answers, at one path or at all. */
  answer(member: string, answer: Answer, path = ''): void {
    this.#answers.set(`${path} ${member}`, answer);
  }

  /** Sends a signal to those who asked for it. */
  tell(sender: string, path: string, from: string, member: string, body: readonly unknown[] = []): void {
    const asked = [...this.#rules].some((rule) => rule.includes(`interface='${from}'`));
    if (asked) this.whisper(sender, path, from, member, body);
  }

  /** Sends a signal to us alone, asked for or not. */
  whisper(sender: string, path: string, from: string, member: string, body: readonly unknown[] = []): void {
    const owner = this.#owners.get(sender) ?? sender;
    const signal: BusSignal = { sender: owner, path, interface: from, member, body };
    this.#events?.onSignal(signal);
  }

  /** The bus itself goes away. */
  drop(): void {
    const events = this.#events;
    this.#events = undefined;
    this.#rules.clear();
    events?.onClosed();
  }

  async #connect(events: BusEvents): Promise<Result<BusConnection, BusFault>> {
    this.connections += 1;
    if (this.down) return err('noBus');
    this.#events = events;
    return ok({
      call: (call) => this.#call(call),
      close: () => {
        this.drop();
      },
    });
  }

  async #call(call: BusCall): Promise<Result<readonly unknown[], BusFault>> {
    this.calls.push(call);
    const [first] = call.body ?? [];
    const word = typeof first === 'string' ? first : '';
    if (call.member === 'AddMatch') {
      this.#rules.add(word);
      return ok([]);
    }
    if (call.member === 'GetNameOwner') {
      const owner = this.#owners.get(word);
      return owner === undefined ? err('refused') : ok([owner]);
    }
    const member = call.member === 'Get' ? String(call.body?.[1]) : call.member;
    const answer = this.#answers.get(`${call.path} ${member}`) ?? this.#answers.get(` ${member}`);
    if (answer === 'never') return new Promise(() => undefined);
    if (answer === undefined || answer === 'refused' || !this.#owners.has(call.destination))
      return err('refused');
    return ok(answer);
  }

  #tellOwner(name: string, before: string, after: string): void {
    const rule = [...this.#rules].some((each) => each.includes(`arg0='${name}'`));
    if (rule)
      this.whisper(
        'org.freedesktop.DBus',
        '/org/freedesktop/DBus',
        'org.freedesktop.DBus',
        'NameOwnerChanged',
        [name, before, after],
      );
  }
}

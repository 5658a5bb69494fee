import { EventEmitter } from 'node:events';
import { Duplex } from 'node:stream';
import type { Message, MessageBus } from '@jellybrick/dbus-next';
import { err, ok, type Result } from '../../contract/result.ts';

/** `noBus`: nobody to ask. `refused`: an error came back. `silent`: no answer in time. */
export type BusFault = 'noBus' | 'refused' | 'silent';

export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** DBus signature of `body`; both missing: no arguments. */
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

export interface BusSignal {
  /** The unique name of the connection it came from, as `:1.42`; the bus itself vouches for it. */
  readonly sender: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** Plain values; nobody has checked them yet. */
  readonly body: readonly unknown[];
}

export interface BusEvents {
  readonly onSignal: (signal: BusSignal) => void;
  /** The connection is gone, whoever ended it. Told once, and only after it was opened. */
  readonly onClosed: () => void;
}

export interface BusConnection {
  call(call: BusCall): Promise<Result<readonly unknown[], BusFault>>;
  close(): void;
}

export type ConnectBus = (events: BusEvents, abort: AbortSignal) => Promise<Result<BusConnection, BusFault>>;

/** Connects to a bus by its address, as it stands in the environment; undefined: where the session's usually is. */
export function connectTo(address: string | undefined): ConnectBus {
  return async (events, abort) => {
    const dbus = await import('@jellybrick/dbus-next');
    if (abort.aborted) return err('noBus');
    const bus = dbus.sessionBus(address === undefined ? {} : { busAddress: unescaped(address) });
    const line = new Line(bus, abort);
    const opened = await line.opened;
    if (!opened) return err('noBus');

    bus.on('message', (message) => {
      if (message.type === dbus.MessageType.SIGNAL) events.onSignal(signalOf(message, dbus.Variant));
    });
    // Nothing here is for others to ask; the library's own answer to its faults would show them paths of this machine.
    bus.addMethodHandler((message) => {
      bus.send(dbus.Message.newError(message, 'org.freedesktop.DBus.Error.UnknownMethod', 'Nothing here'));
      return true;
    });
    void line.closed.then(events.onClosed);
    return ok({
      call: async (call) => {
        if (line.isClosed) return err('noBus');
        const { body = [], ...rest } = call;
        // To ask must not start a service that the desktop does without.
        const message = new dbus.Message({ ...rest, body: [...body], flags: dbus.MessageFlag.NO_AUTO_START });
        const answer = bus.call(message).then(
          (reply): Result<readonly unknown[], BusFault> =>
            ok((reply?.body ?? []).map((value) => plain(value, dbus.Variant))),
          () => err<BusFault>('refused'),
        );
        return Promise.race([answer, line.closed.then(() => err<BusFault>('noBus'))]);
      },
      close: () => {
        line.close();
      },
    });
  };
}

/**
 * The connection under the library's bus. The library tells neither that a bus has gone away, nor of what it throws
 * while it reads a message that it does not understand, which would end the app.
 */
class Line {
  /** False: there is no bus to talk to. */
  readonly opened: Promise<boolean>;
  readonly closed: Promise<void>;
  isClosed = false;
  #tellClosed: () => void = () => undefined;
  readonly #connection: unknown;

  constructor(bus: MessageBus, abort: AbortSignal) {
    // Its types know neither of `error` nor of the connection.
    const emitter: unknown = bus;
    const connection: unknown = Reflect.get(bus, '_connection');
    this.#connection = connection;
    this.closed = new Promise((resolve) => {
      this.#tellClosed = resolve;
    });
    const welcomed = new Promise<boolean>((resolve) => {
      bus.once('connect', () => {
        resolve(true);
      });
      // Before there is a bus this is why there is none; later a message that could not be read, which harms nobody.
      if (tellsEvents(emitter)) {
        emitter.on('error', () => {
          resolve(false);
        });
      }
    });
    this.opened = Promise.race([welcomed, this.closed.then(() => false)]).then((there) => {
      if (!there) this.close();
      return there;
    });
    abort.addEventListener('abort', () => {
      this.close();
    });
    if (!tellsEvents(connection)) {
      this.close();
      return;
    }
    connection.once('connect', () => {
      this.#guard(Reflect.get(connection, 'stream'));
    });
    connection.once('end', () => {
      this.close();
    });
  }

  close(): void {
    this.isClosed = true;
    this.#end();
    // It may be about to begin: the library makes it a moment later than itself.
    setImmediate(() => {
      this.#end();
    });
    this.#tellClosed();
  }

  #end(): void {
    const stream: unknown = Reflect.get(Object(this.#connection), 'stream');
    if (stream instanceof Duplex) stream.destroy();
  }

  #guard(stream: unknown): void {
    if (!(stream instanceof Duplex)) {
      this.close();
      return;
    }
    const emit = stream.emit.bind(stream);
    const guarded = (event: string | symbol, ...values: unknown[]): boolean => {
      try {
        return emit(event, ...values);
      } catch {
        // In the middle of a message nobody knows where the next one begins.
        this.close();
        return true;
      }
    };
    Object.defineProperty(stream, 'emit', { value: guarded });
    stream.once('close', () => {
      this.close();
    });
    if (this.isClosed) stream.destroy();
  }
}

const tellsEvents = (value: unknown): value is NodeJS.EventEmitter => value instanceof EventEmitter;

type VariantClass = new () => { readonly value: unknown };

const signalOf = (message: Message, variant: VariantClass): BusSignal => ({
  sender: message.sender,
  path: message.path,
  interface: message.interface,
  member: message.member,
  body: message.body.map((value) => plain(value, variant)),
});

/** Values without the wrapping that tells their types. */
function plain(value: unknown, variant: VariantClass): unknown {
  if (value instanceof variant) return plain(value.value, variant);
  if (Array.isArray(value)) return value.map((each) => plain(each, variant));
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, variant)]));
}

// Addresses write what is no letter, digit or one of -_/.* as %2b, which the library takes literally.
const unescaped = (address: string): string =>
  address.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));

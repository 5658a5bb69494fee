import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SETUP_HEAD = 8;
const REPLY_HEAD = 32;
const GET_IMAGE = 73;
const Z_PIXMAP = 2;
/** Letters are drawn with soft edges; an empty window has one colour or two. */
const COLOURS_OF_TEXT = 8;
// Looking costs the very processors that draw the popup.
const LOOK_EVERY_MS = 3;

/** Looks at what really is on the X screen: a page only knows when it has handed a frame over. */
export class ScreenPixels {
  readonly #socket: net.Socket;
  readonly #root: number;
  #bytes: Buffer = Buffer.alloc(0);

  private constructor(socket: net.Socket, root: number) {
    this.#socket = socket;
    this.#root = root;
    socket.on('data', (more: Buffer) => {
      this.#bytes = Buffer.concat([this.#bytes, more]);
    });
  }

  /** `display` as ":1", without access control. */
  static async open(display: string): Promise<ScreenPixels> {
    const socket = net.connect(`/tmp/.X11-unix/X${display.replace(/^:/, '').split('.')[0]}`);
    await once(socket, 'connect');
    const hello = Buffer.alloc(12);
    hello.write('l', 0);
    hello.writeUInt16LE(11, 2);
    socket.write(hello);
    let setup = Buffer.alloc(0);
    while (setup.length < SETUP_HEAD || setup.length < SETUP_HEAD + setup.readUInt16LE(6) * 4) {
      const [more] = (await once(socket, 'data')) as [Buffer];
      setup = Buffer.concat([setup, more]);
    }
    if (setup[0] !== 1) throw new Error('The X server refuses to show its screen.');
    const vendorBytes = Math.ceil(setup.readUInt16LE(SETUP_HEAD + 16) / 4) * 4;
    const formatBytes = setup.readUInt8(SETUP_HEAD + 21) * 8;
    return new ScreenPixels(socket, setup.readUInt32LE(SETUP_HEAD + 32 + vendorBytes + formatBytes));
  }

  /**
   * When something with letters in it has taken the place of what was there; milliseconds since the epoch. Nobody looks
   * before `soon`: a thousand looks at a screen where nothing happens slow down what they are waiting for.
   */
  async textAppears({
    region,
    soon,
    limitMs,
  }: {
    readonly region: Region;
    readonly soon: Promise<unknown>;
    readonly limitMs: number;
  }): Promise<number> {
    const before = await this.#read(region);
    await soon;
    const givenUpAt = Date.now() + limitMs;
    while (Date.now() < givenUpAt) {
      const now = await this.#read(region);
      if (!now.equals(before) && coloursOf(now) >= COLOURS_OF_TEXT) return Date.now();
      await sleep(LOOK_EVERY_MS);
    }
    throw new Error(`Nothing appeared on the screen within ${limitMs} ms.`);
  }

  close(): void {
    this.#socket.destroy();
  }

  async #read({ x, y, width, height }: Region): Promise<Buffer> {
    const request = Buffer.alloc(20);
    request.writeUInt8(GET_IMAGE, 0);
    request.writeUInt8(Z_PIXMAP, 1);
    request.writeUInt16LE(5, 2);
    request.writeUInt32LE(this.#root, 4);
    request.writeInt16LE(x, 8);
    request.writeInt16LE(y, 10);
    request.writeUInt16LE(width, 12);
    request.writeUInt16LE(height, 14);
    request.writeUInt32LE(0xffff_ffff, 16);
    this.#socket.write(request);
    while (this.#bytes.length < REPLY_HEAD) await once(this.#socket, 'data');
    if (this.#bytes[0] !== 1) throw new Error('The X server cannot show that part of its screen.');
    const size = REPLY_HEAD + this.#bytes.readUInt32LE(4) * 4;
    while (this.#bytes.length < size) await once(this.#socket, 'data');
    const image = Buffer.from(this.#bytes.subarray(REPLY_HEAD, size));
    this.#bytes = this.#bytes.subarray(size);
    return image;
  }
}

function coloursOf(image: Buffer): number {
  const colours = new Set<number>();
  for (let at = 0; at + 4 <= image.length; at += 4) colours.add(image.readUInt32LE(at) & 0xff_ff_ff);
  return colours.size;
}

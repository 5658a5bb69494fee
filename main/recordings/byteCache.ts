/** Bytes kept in memory up to a total size; what was not used for longest goes first. */
export class ByteCache {
  readonly #mostBytes: number;
  readonly #kept = new Map<string, Uint8Array>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get(name: string): Uint8Array | undefined {
    const found = this.#kept.get(name);
    if (found) {
      // A map keeps its order of arrival.
      this.#kept.delete(name);
      this.#kept.set(name, found);
    }
    return found;
  }

  has(name: string): boolean {
    return this.#kept.has(name);
  }

  put(name: string, bytes: Uint8Array): void {
    this.#drop(name);
    if (bytes.byteLength > this.#mostBytes) return;
    this.#kept.set(name, bytes);
    this.#bytes += bytes.byteLength;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#drop(oldest);
    }
  }

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }

  #drop(name: string): void {
    this.#bytes -= this.#kept.get(name)?.byteLength ?? 0;
    this.#kept.delete(name);
  }
}

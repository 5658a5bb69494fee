import type { RequestOutput } from '../../contract/ipc/contract.ts';
import type { CallKey } from '../../contract/model/ids.ts';
import type { RecordingTrouble } from '../../contract/model/recording.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { CallRecording } from '../book/queries/recordings.ts';
import type { Clock } from '../clock.ts';
import { ByteCache } from './byteCache.ts';
import { loadRecording, type RecordingWanted } from './loadRecording.ts';
import { type MediaAnswer, mediaAnswer, nothingThere } from './mediaAnswer.ts';
import { askPiece, passThrough, type PieceWanted } from './passThrough.ts';
import { recordingAddress } from './recordingAddress.ts';
import { recordingId, recordingUrl } from './recordingPath.ts';
import type { RecordingSource } from './recordingSource.ts';
import type { RecordingTape } from './recordingTape.ts';
import { troubleOfNoLink } from './recordingTrouble.ts';
import { isFarAhead, tapeAnswer } from './tapeAnswer.ts';

export interface RecordingsDeps {
  /** What the book at work knows about a call's recording. */
  readonly recordingOf: (key: CallKey) => Promise<Result<CallRecording | null, unknown>>;
  readonly source: RecordingSource;
  readonly clock: Clock;
  /** Calls carry the server's time. */
  readonly serverNowMs: () => number;
  /** Whether Altegio itself is on this computer, as the demo salon is. */
  readonly apiIsHere: () => boolean;
  /** 32 hexadecimal digits that nobody guesses. */
  readonly randomId: () => string;
}

/** A recording on its way out of the house. */
export interface RecordingToSave {
  readonly type: string;
  readonly endedAtMs: number;
  /** Throws where it breaks off. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** To be called once, whatever came of it. */
  readonly letGo: () => void;
}

/** One answer of the provider; it is not broken off as long as somebody saves what comes. */
interface Loading {
  readonly abort: AbortController;
  savers: number;
}

interface OpenRecording {
  readonly id: string;
  readonly key: CallKey;
  readonly address: string;
  readonly endedAtMs: number;
  readonly type: string;
  readonly totalBytes: number | null;
  /** While it comes; null: it is in the cache, or has to be asked for. */
  tape: RecordingTape | null;
  readonly loading: Loading;
  /** Whether the provider hands out pieces; null: nobody has asked yet. */
  hasPieces: boolean | null;
  /** Who waits to hear whether it does. */
  readonly waiting: Set<() => void>;
  trouble: RecordingTrouble | null;
}

const MOST_CACHED_BYTES = 64 * 1024 * 1024;
const MOST_OPEN = 200;
/** One of unknown length cannot be sought through before it is all here, which for most is at once. */
const WHOLE_SOON_MS = 1_500;

/** Recordings made ready to play under addresses of our own, so that no page ever knows where they come from. */
export class Recordings {
  readonly #deps: RecordingsDeps;
  readonly #cache = new ByteCache(MOST_CACHED_BYTES);
  readonly #open = new Map<string, OpenRecording>();
  #heard: Loading = { abort: new AbortController(), savers: 0 };
  #round = 0;

  constructor(deps: RecordingsDeps) {
    this.#deps = deps;
  }

  /** One at a time is listened to: opening another ends what is still loading. */
  async open(key: CallKey): Promise<RequestOutput<'recording.open'>> {
    const round = (this.#round += 1);
    if (this.#atHand(key) === undefined) this.#endLoading();
    const found = await this.#find(key);
    if (!found.ok) return { kind: found.error };
    if (round !== this.#round) return { kind: 'offline' };
    const before = this.#atHand(key, found.value.address);
    if (before) {
      before.trouble = null;
      return { kind: 'ready', url: recordingUrl(before.id) };
    }
    this.#endLoading();
    const loading = (this.#heard = { abort: new AbortController(), savers: 0 });
    const loaded = await this.#load(key, found.value, loading);
    return loaded.ok ? { kind: 'ready', url: recordingUrl(loaded.value.id) } : { kind: loaded.error };
  }

  /** Why the page could not play what was opened; the page itself is told nothing about how fetching went. */
  troubleOf(key: CallKey): RequestOutput<'recording.trouble'> {
    return { kind: this.#latest(key)?.trouble ?? 'unplayable' };
  }

  /**
   * Settles once it is known whether a player can be elsewhere in it. The page cannot tell: under an address of ours
   * Chromium says of every sound that it can.
   */
  async seekable(key: CallKey): Promise<RequestOutput<'recording.seekable'>> {
    const open = this.#latest(key);
    return { kind: open !== undefined && (await this.#isSeekable(open)) ? 'seekable' : 'fromStartOnly' };
  }

  async #isSeekable(open: OpenRecording): Promise<boolean> {
    if (this.#cache.has(open.id)) return true;
    // What has not come yet is waited for; how long that is, nobody knows of a recording of unknown length.
    if (open.tape) return open.tape.totalBytes !== null || (await open.tape.ended());
    if (open.hasPieces === null) {
      const { signal } = open.loading.abort;
      await new Promise<void>((resolve) => {
        open.waiting.add(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    return open.hasPieces === true;
  }

  /** The recording of a call as a file, from memory where it is there. */
  async toSave(key: CallKey): Promise<Result<RecordingToSave, RecordingTrouble>> {
    const found = await this.#find(key);
    if (!found.ok) return found;
    const before = this.#atHand(key, found.value.address);
    const loading = before?.loading ?? { abort: new AbortController(), savers: 0 };
    loading.savers += 1;
    const letGo = (): void => {
      loading.savers -= 1;
      if (loading.savers === 0 && loading !== this.#heard) loading.abort.abort();
    };
    const opened = before ? ok(before) : await this.#load(key, found.value, loading);
    if (!opened.ok) {
      letGo();
      return opened;
    }
    const { type, endedAtMs } = opened.value;
    return ok({ type, endedAtMs, bytes: this.#bytesOf(opened.value), letGo });
  }

  /** Null: this is no address of a recording. */
  serve({ url, headers, signal }: Pick<Request, 'url' | 'headers' | 'signal'>): Promise<MediaAnswer> | null {
    const id = recordingId(url);
    return id === null ? null : this.#serve(id, headers.get('range'), signal);
  }

  /** Another account is at work. */
  forget(): void {
    this.#round += 1;
    for (const { loading } of this.#open.values()) loading.abort.abort();
    this.#heard.abort.abort();
    this.#open.clear();
    this.#cache.clear();
  }

  async #find(key: CallKey): Promise<Result<RecordingWanted & { endedAtMs: number }, RecordingTrouble>> {
    const { recordingOf, serverNowMs, apiIsHere } = this.#deps;
    const found = await recordingOf(key);
    if (!found.ok || found.value === null) return err('none');
    const { link, answered, endedAtMs } = found.value;
    const nowMs = serverNowMs();
    const ageMs = nowMs - endedAtMs;
    if (link === null) return err(troubleOfNoLink({ answered, ageMs }));
    const address = recordingAddress(link, { apiIsHere: apiIsHere() });
    return address.ok ? ok({ address: address.value, ageMs, nowMs, endedAtMs }) : address;
  }

  async #load(
    key: CallKey,
    wanted: RecordingWanted & { readonly endedAtMs: number },
    loading: Loading,
  ): Promise<Result<OpenRecording, RecordingTrouble>> {
    const { source, clock, randomId } = this.#deps;
    const { signal } = loading.abort;
    const loaded = await loadRecording(wanted, { source, signal });
    if (!loaded.ok) return loaded;
    const { tape } = loaded.value;
    const fresh = { hasPieces: null, trouble: null, waiting: new Set<() => void>() };
    const open: OpenRecording = { ...fresh, ...loaded.value, ...wanted, id: randomId(), key, loading };
    if (tape?.totalBytes === null) {
      await new Promise<void>((resolve) => {
        const cancel = clock.after(WHOLE_SOON_MS, resolve);
        void tape.ended().then(() => {
          cancel();
          resolve();
        });
      });
    }
    if (signal.aborted || tape?.state === 'broken') return err('offline');
    this.#keep(open);
    return ok(open);
  }

  #keep(open: OpenRecording): void {
    const { id, tape } = open;
    this.#open.set(id, open);
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= MOST_OPEN) break;
      this.#open.delete(oldest);
    }
    if (!tape) return;
    const settle = (): void => {
      open.tape = null;
      if (tape.state === 'broken') open.trouble = 'offline';
      if (tape.state === 'whole' && this.#open.get(id) === open) this.#cache.put(id, tape.bytes);
    };
    if (tape.state === 'coming') void tape.ended().then(settle);
    else settle();
  }

  #endLoading(): void {
    if (this.#heard.savers === 0) this.#heard.abort.abort();
  }

  #latest(key: CallKey): OpenRecording | undefined {
    return [...this.#open.values()].findLast((open) => open.key === key);
  }

  /** In memory, or on its way there. */
  #atHand(key: CallKey, address?: string): OpenRecording | undefined {
    const open = this.#latest(key);
    if (!open || (address !== undefined && open.address !== address)) return undefined;
    return open.tape !== null || this.#cache.has(open.id) ? open : undefined;
  }

  async #serve(id: string, rangeHeader: string | null, signal: AbortSignal): Promise<MediaAnswer> {
    const open = this.#open.get(id);
    if (!open) return nothingThere;
    const { tape, type } = open;
    const bytes = this.#cache.get(id);
    if (bytes) return mediaAnswer(bytes, type, rangeHeader);
    const wanted = { ...this.#wanted(open), rangeHeader, signal };
    if (tape) return (await this.#pieceAhead(open, tape, wanted)) ?? tapeAnswer(tape, type, rangeHeader);
    const passed = await passThrough(this.#deps.source, wanted);
    if (passed.ok && passed.value.status === 206) open.hasPieces = true;
    open.hasPieces ??= false;
    for (const tell of open.waiting) tell();
    open.waiting.clear();
    if (passed.ok) return passed.value;
    open.trouble = passed.error;
    return { ...nothingThere, status: 502 };
  }

  /** What has not come yet is asked for by itself, if the provider hands out pieces. */
  async #pieceAhead(
    open: OpenRecording,
    tape: RecordingTape,
    wanted: PieceWanted,
  ): Promise<MediaAnswer | null> {
    if (open.hasPieces === false || !isFarAhead(tape, wanted.rangeHeader)) return null;
    const piece = await askPiece(this.#deps.source, wanted);
    open.hasPieces = piece?.ok === true && piece.value.status === 206;
    if (piece?.ok !== true) return null;
    if (open.hasPieces) return piece.value;
    if (piece.value.body instanceof ReadableStream) await piece.value.body.cancel();
    return null;
  }

  #wanted({
    address,
    endedAtMs,
    type,
    totalBytes,
  }: OpenRecording): Omit<PieceWanted, 'rangeHeader' | 'signal'> {
    const nowMs = this.#deps.serverNowMs();
    return { address, type, totalBytes, nowMs, ageMs: nowMs - endedAtMs };
  }

  /** What is still coming is shared with the player, unless it may turn out too large to keep. */
  async *#bytesOf(open: OpenRecording): AsyncGenerator<Uint8Array> {
    const bytes = this.#cache.get(open.id);
    if (bytes) {
      yield bytes;
      return;
    }
    if (open.tape && open.totalBytes !== null) {
      yield* open.tape.read(0);
      return;
    }
    const { signal } = open.loading.abort;
    const wanted = { ...this.#wanted(open), rangeHeader: null, signal };
    const passed = await passThrough(this.#deps.source, wanted);
    if (!passed.ok || !(passed.value.body instanceof ReadableStream)) throw new Error('it does not come');
    yield* passed.value.body;
  }
}

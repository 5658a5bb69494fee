import type { RequestOutput } from '../../contract/ipc/contract.ts';
import type { CallKey } from '../../contract/model/ids.ts';
import type { Result } from '../../contract/result.ts';
import type { CallRecording } from '../book/queries/recordings.ts';
import type { Clock } from '../clock.ts';
import { ByteCache } from './byteCache.ts';
import { loadRecording } from './loadRecording.ts';
import { type MediaAnswer, mediaAnswer, nothingThere } from './mediaAnswer.ts';
import { passThrough } from './passThrough.ts';
import { recordingId, recordingUrl } from './recordingPath.ts';
import type { RecordingSource } from './recordingSource.ts';
import { troubleOfNoLink } from './recordingTrouble.ts';

export interface RecordingsDeps {
  /** What the book at work knows about a call's recording. */
  readonly recordingOf: (key: CallKey) => Promise<Result<CallRecording | null, unknown>>;
  readonly source: RecordingSource;
  readonly clock: Clock;
  /** Calls carry the server's time. */
  readonly serverNowMs: () => number;
  /** 32 hexadecimal digits that nobody guesses. */
  readonly randomId: () => string;
}

interface OpenRecording {
  readonly key: CallKey;
  readonly address: string;
  readonly type: string;
}

const MOST_CACHED_BYTES = 64 * 1024 * 1024;
const MOST_OPEN = 200;

/** Recordings made ready to play under addresses of our own, so that no page ever knows where they come from. */
export class Recordings {
  readonly #deps: RecordingsDeps;
  readonly #cache = new ByteCache(MOST_CACHED_BYTES);
  readonly #open = new Map<string, OpenRecording>();
  #loading = new AbortController();

  constructor(deps: RecordingsDeps) {
    this.#deps = deps;
  }

  /** One at a time is listened to: opening another ends what is still loading. */
  async open(key: CallKey): Promise<RequestOutput<'recording.open'>> {
    this.#loading.abort();
    const { signal } = (this.#loading = new AbortController());
    const { recordingOf, source, clock, serverNowMs } = this.#deps;
    const found = await recordingOf(key);
    if (!found.ok || found.value === null) return { kind: 'none' };
    const { link, answered, endedAtMs } = found.value;
    const ageMs = serverNowMs() - endedAtMs;
    if (link === null) return { kind: troubleOfNoLink({ answered, ageMs }) };

    for (const [id, open] of this.#open) {
      if (open.key === key && open.address === link && this.#cache.get(id))
        return { kind: 'ready', url: recordingUrl(id) };
    }
    const loaded = await loadRecording({ link, ageMs }, { source, clock, signal });
    if (!loaded.ok) return { kind: loaded.error };
    const id = this.#keep({ key, address: link, type: loaded.value.type });
    if (loaded.value.bytes) this.#cache.put(id, loaded.value.bytes);
    return { kind: 'ready', url: recordingUrl(id) };
  }

  /** Null: this is no address of a recording. */
  serve({ url, headers, signal }: Pick<Request, 'url' | 'headers' | 'signal'>): Promise<MediaAnswer> | null {
    const id = recordingId(url);
    return id === null ? null : this.#serve(id, headers.get('range'), signal);
  }

  /** Another account is at work. */
  forget(): void {
    this.#loading.abort();
    this.#open.clear();
    this.#cache.clear();
  }

  async #serve(id: string, rangeHeader: string | null, signal: AbortSignal): Promise<MediaAnswer> {
    const open = this.#open.get(id);
    if (!open) return nothingThere;
    const { address, type } = open;
    const bytes = this.#cache.get(id);
    if (bytes) return mediaAnswer(bytes, type, rangeHeader);
    return passThrough(this.#deps.source, { address, type, rangeHeader, signal });
  }

  #keep(open: OpenRecording): string {
    const id = this.#deps.randomId();
    this.#open.set(id, open);
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= MOST_OPEN) break;
      this.#open.delete(oldest);
    }
    return id;
  }
}

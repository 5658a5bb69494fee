import type { BookRow } from '../../../contract/model/callBook.ts';
import type { CallKey } from '../../../contract/model/ids.ts';

type Opened =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'none' | 'notReady' | 'expired' | 'noRight' | 'offline' | 'refused' };

export interface PlayerState {
  /** Null: nothing was ever asked to play. */
  readonly row: BookRow | null;
  /** `cued`: at hand, not fetched yet. `broken`: it came, but cannot be played. */
  readonly phase: 'cued' | 'opening' | 'broken' | Opened['kind'];
  readonly url: string | null;
  readonly playing: boolean;
  readonly positionSeconds: number;
  readonly durationSeconds: number;
  readonly speed: number;
  readonly volume: number;
}

const SILENT: PlayerState = {
  row: null,
  phase: 'cued',
  url: null,
  playing: false,
  positionSeconds: 0,
  durationSeconds: 0,
  speed: 1,
  volume: 1,
};

/** One recording at a time, in the page's own audio element. Nothing is fetched before somebody wants to hear it. */
export class CallPlayer {
  readonly #open: (key: CallKey) => Promise<Opened>;
  readonly #listeners = new Set<() => void>();
  #state = SILENT;
  #audio: HTMLAudioElement | null = null;
  /** Answers for an earlier recording are thrown away. */
  #round = 0;

  constructor(open: (key: CallKey) => Promise<Opened>) {
    this.#open = open;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly read = (): PlayerState => this.#state;

  readonly attach = (audio: HTMLAudioElement): (() => void) => {
    const heard = new AbortController();
    const on = (name: string, listener: () => void): void =>
      audio.addEventListener(name, listener, { signal: heard.signal });
    this.#audio = audio;
    on('play', () => this.#tell({ playing: true }));
    on('pause', () => this.#tell({ playing: false }));
    on('timeupdate', () => this.#tell({ positionSeconds: audio.currentTime }));
    on('seeked', () => this.#tell({ positionSeconds: audio.currentTime }));
    on('durationchange', () => {
      if (Number.isFinite(audio.duration)) this.#tell({ durationSeconds: audio.duration });
    });
    on('error', () => this.#tell({ phase: 'broken', playing: false }));
    return () => {
      heard.abort();
      this.#audio = null;
    };
  };

  /** Has a recording at hand, unless another one is being listened to. */
  cue(row: BookRow): void {
    const { row: loaded, phase } = this.#state;
    if (loaded?.key === row.key || (loaded && phase !== 'cued')) return;
    this.#tell({ row, durationSeconds: row.durationSeconds ?? 0 });
  }

  /** Takes away what was only at hand. */
  uncue(): void {
    if (this.#state.phase === 'cued') this.close();
  }

  /** Plays this call, or stops and goes on if it is the one being listened to. */
  toggle(row: BookRow): void {
    const { row: loaded, phase, playing } = this.#state;
    if (loaded?.key !== row.key || phase !== 'ready') void this.#begin(row);
    else if (playing) this.#audio?.pause();
    else void this.#audio?.play();
  }

  seek(seconds: number): void {
    if (!this.#audio || this.#state.phase !== 'ready') return;
    const positionSeconds = Math.min(this.#state.durationSeconds, Math.max(0, seconds));
    this.#audio.currentTime = positionSeconds;
    this.#tell({ positionSeconds });
  }

  skip(seconds: number): void {
    this.seek(this.#state.positionSeconds + seconds);
  }

  setSpeed(speed: number): void {
    this.#tell({ speed });
    this.#tune();
  }

  setVolume(volume: number): void {
    this.#tell({ volume });
    this.#tune();
  }

  close(): void {
    this.#round += 1;
    this.#audio?.pause();
    const { speed, volume } = this.#state;
    this.#tell({ ...SILENT, speed, volume });
  }

  async #begin(row: BookRow): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    this.#audio?.pause();
    const fresh = {
      playing: false,
      positionSeconds: 0,
      durationSeconds: row.durationSeconds ?? 0,
      url: null,
    };
    this.#tell({ ...fresh, row, phase: 'opening' });
    const opened = await this.#open(row.key);
    if (round !== this.#round) return;
    this.#tell({ phase: opened.kind, url: opened.kind === 'ready' ? opened.url : null });
    if (opened.kind !== 'ready' || !this.#audio) return;
    this.#audio.src = opened.url;
    this.#tune();
    // Refused when the address turns out bad; the element's own error event says so as well.
    await this.#audio.play().catch(() => undefined);
  }

  #tune(): void {
    if (!this.#audio) return;
    // Loading an address sets the speed back to the default one.
    this.#audio.defaultPlaybackRate = this.#state.speed;
    this.#audio.playbackRate = this.#state.speed;
    this.#audio.volume = this.#state.volume;
  }

  #tell(news: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...news };
    for (const listener of this.#listeners) listener();
  }
}

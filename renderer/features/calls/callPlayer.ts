import type { BookRow } from '../../../contract/model/callBook.ts';
import type { CallKey } from '../../../contract/model/ids.ts';
import type { RecordingTrouble } from '../../../contract/model/recording.ts';

type Opened = { readonly kind: 'ready'; readonly url: string } | { readonly kind: RecordingTrouble };

/** What main does for the player. */
export interface PlayerDoor {
  readonly open: (key: CallKey) => Promise<Opened>;
  /** Why what was opened cannot be played. */
  readonly trouble: (key: CallKey) => Promise<RecordingTrouble | 'unplayable'>;
  /** Settles once it is known whether one can be elsewhere in it. */
  readonly seekable: (key: CallKey) => Promise<boolean>;
}

export interface PlayerState {
  /** Null: nothing was ever asked to play. */
  readonly row: BookRow | null;
  /** `cued`: at hand, not fetched yet. `unplayable`: no format for here. `broken`: damaged from some place on. */
  readonly phase: 'cued' | 'opening' | 'broken' | 'unplayable' | Opened['kind'];
  readonly url: string | null;
  readonly playing: boolean;
  /** Whether one can be elsewhere in it; not while nobody knows where it ends. */
  readonly canSeek: boolean;
  readonly positionSeconds: number;
  readonly durationSeconds: number;
  readonly speed: number;
  readonly volume: number;
}

// As `MediaError` and `HTMLMediaElement` number them.
const DECODE_FAILED = 3;
const HAS_METADATA = 1;
const RESUME_AFTER_S = 2;

const SILENT: PlayerState = {
  row: null,
  phase: 'cued',
  url: null,
  playing: false,
  canSeek: false,
  positionSeconds: 0,
  durationSeconds: 0,
  speed: 1,
  volume: 1,
};

/** One recording at a time, in the page's own audio element. Nothing is fetched before somebody wants to hear it. */
export class CallPlayer {
  readonly #door: PlayerDoor;
  readonly #listeners = new Set<() => void>();
  #state = SILENT;
  #audio: HTMLAudioElement | null = null;
  /** Answers for an earlier recording are thrown away. */
  #round = 0;
  /** What main says; the element takes everything at an address of ours for seekable. */
  #isSeekable = false;
  /** Where it was played on last after it broke off, in seconds. */
  #resumedAt = -Infinity;

  constructor(door: PlayerDoor) {
    this.#door = door;
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
    for (const name of ['loadedmetadata', 'durationchange', 'canplay', 'progress'])
      on(name, () => this.#tell({ canSeek: this.#isSeekable }));
    on('error', () => void this.#fail(audio.error?.code));
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
    const { phase, url, canSeek, playing } = this.#state;
    if (!this.#audio || phase !== 'ready' || !canSeek) return;
    const positionSeconds = Math.min(this.#state.durationSeconds, Math.max(0, seconds));
    if (!knowsItsEnd(this.#audio) && url !== null) {
      // The same address is answered in pieces by now.
      this.#audio.src = url;
      this.#tune();
      if (playing) void this.#audio.play().catch(() => undefined);
    }
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
    this.#isSeekable = false;
    this.#resumedAt = -Infinity;
    const { speed, volume } = this.#state;
    this.#tell({
      ...SILENT,
      speed,
      volume,
      row,
      phase: 'opening',
      durationSeconds: row.durationSeconds ?? 0,
    });
    const opened = await this.#door.open(row.key);
    if (round !== this.#round) return;
    this.#tell({ phase: opened.kind, url: opened.kind === 'ready' ? opened.url : null });
    if (opened.kind !== 'ready' || !this.#audio) return;
    this.#audio.src = opened.url;
    this.#tune();
    void this.#askSeekable(row.key, round);
    // Refused when the address turns out bad; the element's own error event says so as well.
    await this.#audio.play().catch(() => undefined);
  }

  async #askSeekable(key: CallKey, round: number): Promise<void> {
    const seekable = await this.#door.seekable(key);
    if (round !== this.#round || !seekable) return;
    this.#isSeekable = true;
    if (this.#audio && this.#audio.readyState >= HAS_METADATA) this.#tell({ canSeek: true });
  }

  async #fail(code: number | undefined): Promise<void> {
    const { row, phase, playing } = this.#state;
    if (!row || phase !== 'ready') return;
    this.#tell({ playing: false });
    const round = this.#round;
    const trouble = await this.#door.trouble(row.key);
    if (round !== this.#round) return;
    const isDamaged = trouble === 'unplayable' && code === DECODE_FAILED;
    if (isDamaged && this.#resume(playing)) return;
    this.#tell({ phase: isDamaged ? 'broken' : trouble, canSeek: false });
  }

  /**
   * Whether it goes on where it broke off, once at a place: the element says the same of a damaged recording and of
   * one that was good until the system's sound went.
   */
  #resume(playing: boolean): boolean {
    const { url, positionSeconds } = this.#state;
    if (!this.#audio || url === null || positionSeconds === 0) return false;
    if (Math.abs(positionSeconds - this.#resumedAt) < RESUME_AFTER_S) return false;
    this.#resumedAt = positionSeconds;
    this.#audio.src = url;
    this.#tune();
    this.#audio.currentTime = positionSeconds;
    if (playing) void this.#audio.play().catch(() => undefined);
    return true;
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

/** Not while the element began when nobody knew where it ends. */
function knowsItsEnd({ seekable }: HTMLAudioElement): boolean {
  const end = seekable.length > 0 ? seekable.end(seekable.length - 1) : 0;
  return Number.isFinite(end) && end > 0;
}

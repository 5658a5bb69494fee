import { describe, expect, test, vi } from 'vitest';
import { BookRow } from '../../../../../contract/model/callBook.ts';
import { CallPlayer, type PlayerDoor } from '../../../../../renderer/features/calls/callPlayer.ts';

const row = BookRow.parse({
  key: '101:7',
  cursor: { startedAtMs: 0, id: 7 },
  locationId: 101,
  number: { kind: 'withheld' },
  clientId: null,
  clientName: null,
  vip: false,
  firstTime: false,
  direction: 'incoming',
  status: 'success',
  startedAt: new Date(0).toISOString(),
  durationSeconds: 40,
  hasRecording: true,
  followUp: null,
  solvedBy: null,
  hasNote: false,
});

/** As much of an audio element as the player touches; `seekableTo` 0 is one that streams. */
class FakeAudio extends EventTarget {
  src = '';
  sources = 0;
  currentTime = 0;
  duration = 40;
  readyState = 0;
  playbackRate = 1;
  defaultPlaybackRate = 1;
  volume = 1;
  seekableTo = 0;
  error: { readonly code: number } | null = null;
  readonly pause = vi.fn();
  readonly play = vi.fn(async () => undefined);

  get seekable() {
    return { length: 1, start: () => 0, end: () => this.seekableTo };
  }

  tell(...names: string[]): void {
    for (const name of names) this.dispatchEvent(new Event(name));
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

async function playing(door: Partial<PlayerDoor> = {}, seekableTo = 40) {
  const audio = new FakeAudio();
  const player = new CallPlayer({
    open: async () => ({ kind: 'ready', url: 'app://bundle/recordings/7' }),
    trouble: async () => 'unplayable',
    seekable: async () => true,
    ...door,
  });
  player.attach(audio as unknown as HTMLAudioElement);
  player.toggle(row);
  await settled();
  audio.readyState = 1;
  audio.seekableTo = seekableTo;
  audio.tell('loadedmetadata', 'play');
  return { audio, player };
}

describe('CallPlayer', () => {
  test('seeks where main says that it can', async () => {
    const { audio, player } = await playing();
    expect(player.read()).toMatchObject({ phase: 'ready', canSeek: true, playing: true });
    player.seek(12);
    expect(audio.currentTime).toBe(12);
    expect(audio.play).toHaveBeenCalledTimes(1);
  });

  test.each([0, 40, Infinity])(
    'does not offer what main does not, whatever the element says (%d)',
    async (seekableTo) => {
      const { audio, player } = await playing({ seekable: async () => false }, seekableTo);
      expect(player.read()).toMatchObject({ phase: 'ready', canSeek: false });
      player.seek(12);
      player.skip(5);
      expect([audio.currentTime, player.read().positionSeconds]).toEqual([0, 0]);
    },
  );

  test('offers it once main says so, and asks the same address anew where the element streams', async () => {
    let tell = (_seekable: boolean): void => undefined;
    const seekable = () => new Promise<boolean>((resolve) => (tell = resolve));
    const { audio, player } = await playing({ seekable }, 0);
    expect(player.read().canSeek).toBe(false);
    tell(true);
    await settled();
    expect(player.read().canSeek).toBe(true);
    audio.src = '';
    player.setSpeed(1.5);
    player.seek(12);
    expect([audio.src, audio.currentTime, audio.playbackRate]).toEqual([
      'app://bundle/recordings/7',
      12,
      1.5,
    ]);
    expect(audio.play).toHaveBeenCalledTimes(2);
  });

  test.each([
    ['unplayable', 4, 'unplayable'],
    ['unplayable', 3, 'broken'],
    ['offline', 2, 'offline'],
    ['expired', 4, 'expired'],
  ] as const)('an element that fails asks why: %s (error %i) is %s', async (trouble, code, phase) => {
    const { audio, player } = await playing({ trouble: async () => trouble });
    audio.error = { code };
    audio.tell('error');
    await settled();
    expect(player.read()).toMatchObject({ phase, playing: false, canSeek: false });
  });

  test('what breaks off after it was heard goes on there, as when the system’s sound died; twice, it is broken', async () => {
    const { audio, player } = await playing();
    const breakOff = async (seconds: number): Promise<string> => {
      audio.currentTime = seconds;
      audio.tell('timeupdate');
      [audio.src, audio.currentTime, audio.error] = ['', 0, { code: 3 }];
      audio.tell('error');
      await settled();
      return player.read().phase;
    };
    expect(await breakOff(7)).toBe('ready');
    expect([audio.src, audio.currentTime]).toEqual(['app://bundle/recordings/7', 7]);
    expect(audio.play).toHaveBeenCalledTimes(2);
    audio.tell('play');
    expect(await breakOff(12)).toBe('ready');
    expect(await breakOff(12.5)).toBe('broken');
    player.toggle(row);
    await settled();
    expect(await breakOff(12.5)).toBe('ready');
  });

  test('what failed while another one was begun is nobody’s', async () => {
    let tell = (_trouble: 'offline'): void => undefined;
    const { audio, player } = await playing({ trouble: () => new Promise((resolve) => (tell = resolve)) });
    audio.tell('error');
    player.close();
    tell('offline');
    await settled();
    expect(player.read()).toMatchObject({ row: null, phase: 'cued' });
  });
});

/** So many first bytes are enough to tell what came. */
export const TELLING_BYTES = 512;

interface Sign {
  readonly type: string;
  readonly bytes: string;
  readonly at?: number;
  /** At the very beginning as well. */
  readonly after?: string;
}

const SIGNS: readonly Sign[] = [
  { type: 'audio/wav', at: 8, bytes: 'WAVE', after: 'RIFF' },
  { type: 'audio/wav', at: 8, bytes: 'WAVE', after: 'RIFX' },
  { type: 'audio/wav', at: 8, bytes: 'WAVE', after: 'RF64' },
  { type: 'audio/ogg', bytes: 'OggS' },
  { type: 'audio/mpeg', bytes: 'ID3' },
  { type: 'audio/flac', bytes: 'fLaC' },
  { type: 'audio/mp4', at: 4, bytes: 'ftyp' },
  { type: 'audio/mp4', at: 4, bytes: 'moov' },
  { type: 'audio/mp4', at: 4, bytes: 'mdat' },
  { type: 'audio/mp4', at: 4, bytes: 'styp' },
  // Room that some writers leave before it; four bytes of its length stand in front, so no text begins so.
  { type: 'audio/mp4', at: 4, bytes: 'free', after: '\0' },
  { type: 'audio/mp4', at: 4, bytes: 'skip', after: '\0' },
  { type: 'audio/mp4', at: 4, bytes: 'wide', after: '\0' },
  { type: 'audio/webm', bytes: '\x1aE\xdf\xa3' },
  { type: 'audio/amr', bytes: '#!AMR' },
  { type: 'audio/aac', bytes: 'ADIF' },
  { type: 'audio/x-ms-wma', bytes: '\x30\x26\xb2\x75\x8e\x66\xcf\x11' },
  { type: 'audio/aiff', at: 8, bytes: 'AIF', after: 'FORM' },
  { type: 'audio/basic', bytes: '.snd' },
  { type: 'audio/x-caf', bytes: 'caff' },
];

/** What people call a file of this type; "bin" for sound that nobody here knows. */
const ENDINGS: Readonly<Record<string, string>> = {
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/flac': 'flac',
  'audio/mp4': 'm4a',
  'audio/webm': 'webm',
  'audio/amr': 'amr',
  'audio/aac': 'aac',
  'audio/x-ms-wma': 'wma',
  'audio/aiff': 'aiff',
  'audio/basic': 'au',
  'audio/x-caf': 'caf',
};

export const endingOf = (type: string): string => ENDINGS[type] ?? 'bin';

/**
 * Under which type a recording is handed to the page; null: it is no sound, whatever it calls itself. The first bytes
 * decide, since file servers call sound all sorts of things (PHP even `text/html`); only bytes that nobody here knows
 * are believed to be the sound that their sender says.
 */
export function audioType(contentType: string | null, start: Uint8Array): string | null {
  const head = Buffer.from(start.subarray(0, TELLING_BYTES)).toString('latin1');
  const known = SIGNS.find(
    ({ at = 0, bytes, after = '' }) => head.startsWith(bytes, at) && head.startsWith(after),
  );
  const type = known?.type ?? mpegFrame(start);
  if (type !== null) return type;
  if (isText(start.subarray(0, TELLING_BYTES)) || isOtherThanSound(head)) return null;
  const said = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return /^audio\/[a-z0-9][a-z0-9.+-]{0,60}$/.test(said) ? said : null;
}

/** Pages, JSON, plain words, in UTF-8 or behind the mark of UTF-16; also nothing at all. */
function isText(start: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return /^\s*[<{[]/.test(text) || !/(?![\t\n\f\r])\p{Cc}/u.test(text);
  } catch {
    const [first, second] = start;
    return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0x3c;
  }
}

const isOtherThanSound = (head: string): boolean =>
  /^(?:MZ|\x7fELF|PK\x03\x04|%PDF|\x89PNG|\xff\xd8\xff|GIF8|\x1f\x8b)/.test(head);

/** A frame without a tag before it: MP3 (layers II and III), or AAC in ADTS where the layer is 0. */
function mpegFrame([first = 0, second = 0, third = 0xff]: Uint8Array): string | null {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  const layer = (second >> 1) & 3;
  if (layer === 0) return (second & 0xf0) === 0xf0 ? 'audio/aac' : null;
  const version = (second >> 3) & 3;
  const fits = version !== 1 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
  // Layer I is no telephone's, but begins like the mark of UTF-16.
  return fits && layer !== 3 ? 'audio/mpeg' : null;
}

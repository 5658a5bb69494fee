const AUDIO = /^audio\/[a-z0-9][a-z0-9.+-]{0,60}$/;
// What file servers say about files they do not know; the first bytes know better.
const UNTOLD = new Set([
  '',
  'application/octet-stream',
  'binary/octet-stream',
  'application/ogg',
  'video/mp4',
]);

const MAGIC: readonly { readonly type: string; readonly at: number; readonly bytes: string }[] = [
  { type: 'audio/wav', at: 8, bytes: 'WAVE' },
  { type: 'audio/ogg', at: 0, bytes: 'OggS' },
  { type: 'audio/mpeg', at: 0, bytes: 'ID3' },
  { type: 'audio/flac', at: 0, bytes: 'fLaC' },
  { type: 'audio/mp4', at: 4, bytes: 'ftyp' },
  { type: 'audio/webm', at: 0, bytes: '\x1aE\xdf\xa3' },
  { type: 'audio/amr', at: 0, bytes: '#!AMR' },
];

/** Under which type a recording is handed to the page; null: it is no sound, whatever it calls itself. */
export function audioType(contentType: string | null, start: Uint8Array): string | null {
  const head = Buffer.from(start.subarray(0, 64)).toString('latin1');
  if (/^(?:\xef\xbb\xbf)?\s*[<{]/.test(head)) return null;
  const said = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (AUDIO.test(said)) return said;
  if (!UNTOLD.has(said)) return null;
  const known = MAGIC.find(({ at, bytes }) => head.startsWith(bytes, at));
  return known?.type ?? mpegFrame(start);
}

// Eleven bits set, then a layer that exists: MP3 without a tag, or AAC in ADTS where the layer is 0.
function mpegFrame([first = 0, second = 0]: Uint8Array): string | null {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  const layer = (second >> 1) & 3;
  if (layer === 0) return (second & 0xf0) === 0xf0 ? 'audio/aac' : null;
  return 'audio/mpeg';
}

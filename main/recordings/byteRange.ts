/** What a player wants of a file: all of it, the bytes from `first` to `last` (both included), or bytes that are not there. */
export type ByteRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly first: number; readonly last: number }
  | { readonly kind: 'outside' };

const whole: ByteRange = { kind: 'whole' };

/**
 * Reads a Range header for a file of so many bytes. What is no single range of bytes is ignored, as RFC 9110 (14.2)
 * wants it, and the whole file answered.
 */
export function readByteRange(header: string | null, totalBytes: number): ByteRange {
  const [, from = '', to = ''] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '') ?? [];
  if (from === '' && to === '') return whole;
  if (from === '') {
    const wanted = Math.min(Number(to), totalBytes);
    return wanted === 0
      ? { kind: 'outside' }
      : { kind: 'part', first: totalBytes - wanted, last: totalBytes - 1 };
  }
  const first = Number(from);
  if (to !== '' && Number(to) < first) return whole;
  if (first >= totalBytes) return { kind: 'outside' };
  return { kind: 'part', first, last: to === '' ? totalBytes - 1 : Math.min(Number(to), totalBytes - 1) };
}

/** "bytes 0-99/1000" of an answer; null where it is missing or says nothing certain. */
export function readContentRange(
  header: string | null,
): { readonly first: number; readonly last: number; readonly totalBytes: number } | null {
  const [, from, to, total] = /^\s*bytes\s+(\d+)-(\d+)\/(\d+)\s*$/i.exec(header ?? '') ?? [];
  const [first, last, totalBytes] = [Number(from), Number(to), Number(total)];
  return first <= last && last < totalBytes ? { first, last, totalBytes } : null;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The address of a recording if it may be asked: https anywhere, plain http only on this very machine, nobody's
 * password in it. `base` is the address that redirected there.
 */
export function recordingAddress(text: string, base?: string): string | null {
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!safe || url.username !== '' || url.password !== '') return null;
  // From the network to this machine leads no honest way.
  if (base !== undefined && LOOPBACK.has(url.hostname) && !LOOPBACK.has(new URL(base).hostname)) return null;
  url.hash = '';
  return url.href;
}

const NAMES = new Set([
  'localhost',
  'localhost.localdomain',
  'localhost4',
  'localhost4.localdomain4',
  'localhost6',
  'localhost6.localdomain6',
  'ip6-localhost',
  'ip6-loopback',
  'loopback',
]);

/**
 * Whether a host, as `URL` writes it, is this very computer: 127.0.0.0/8, ::1, what the system takes for them (0.0.0.0/8,
 * ::, an IPv4 address inside an IPv6 one), and the names that stand for them. `URL` has already turned decimal, octal,
 * hexadecimal and shortened addresses into these forms.
 */
export function isThisComputer(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.+$/, '');
  if (host.startsWith('[')) return isLoopbackV6(groupsOf(host.slice(1, -1)));
  const [, first] = /^(\d{1,3})(?:\.\d{1,3}){3}$/.exec(host) ?? [];
  if (first !== undefined) return isLoopbackV4(Number(first));
  return NAMES.has(host) || host.endsWith('.localhost');
}

const isLoopbackV4 = (firstByte: number): boolean => firstByte === 127 || firstByte === 0;

function isLoopbackV6(groups: readonly number[]): boolean {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = groups;
  const beginsEmpty = a === 0 && b === 0 && c === 0 && d === 0;
  // :: and ::1 are the IPv4 addresses 0.0.0.0 and 0.0.0.1 in this form.
  const mapped = beginsEmpty && ((e === 0 && (f === 0 || f === 0xffff)) || (e === 0xffff && f === 0));
  const translated = a === 0x64 && b === 0xff9b;
  if (mapped || translated) return isLoopbackV4(g >> 8);
  const sixToFour = a === 0x2002;
  return sixToFour && isLoopbackV4(b >> 8);
}

/** "::ffff:7f00:1" as its eight numbers. */
function groupsOf(address: string): number[] {
  const [before = '', after] = address.split('::');
  const read = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => parseInt(group, 16));
  const front = read(before);
  const back = after === undefined ? [] : read(after);
  return [...front, ...Array<number>(Math.max(0, 8 - front.length - back.length)).fill(0), ...back];
}

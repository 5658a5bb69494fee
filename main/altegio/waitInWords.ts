const MS = { hour: 3_600_000, minute: 60_000, second: 1_000, millisecond: 1 } as const;
type Unit = keyof typeof MS;

// Stems in the languages that Altegio answers in. Milliseconds stand first: they begin like the minutes and end like the
// seconds.
const STEMS: readonly (readonly [Unit, string])[] = [
  [
    'millisecond',
    'ms|msec|mseg|milis|millis|milés|milliszek|мс|миллисек|мілісек|милисек|ezredmásod|χιλιοστ|միլիվ|მილიწ|אלפי|مللي|ملي',
  ],
  [
    'hour',
    'h|hr|hour|std|stunde|hora|heure|ora|ore|godzin|hodin|час|годин|saat|soat|óra|valand|stund|tund|tunni|сағат|ώρα|ώρες|' +
      'ժամ|საათ|שעה|שעות|ساع',
  ],
  ['minute', 'm|min|мин|хв|хвилин|dk|dakika|dəq|daqiqa|perc|λεπτ|րոպե|წუთ|דקה|דקות|דק|دقيق|دقائق'],
  ['second', 's|sec|sek|seg|сек|с|sn|saniy|soniya|mp|másodp|δευτερ|վայրկ|წამ|שני|ثان|ثوان'],
];
/** Short ones are whole words, longer ones go on: "s" and "sec", "second", "seconds". */
const isStem = (stem: string): boolean => stem.length > 2;
const UNIT = STEMS.flatMap(([, stems]) => stems.split('|'))
  .map((stem) => (isStem(stem) ? `${stem}\\p{L}*` : stem))
  .join('|');
const NUMBER = `\\d{1,3}(?:[.,'’ \\u00a0\\u202f]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?`;
/** Of a range, "5-10 seconds", the longer end counts. */
const LENGTH = new RegExp(
  `(?<!\\d|\\d[.,:])(?:\\d+\\s*(?:[-–—]|to|до|bis)\\s*)?(${NUMBER})\\s*(${UNIT})(?!\\p{L})`,
  'giu',
);
/** "In a minute", without a number. */
const ONE = new RegExp(
  `(?<!\\p{L})(?:in|after|через|за|след|en|em|za|dans|tra|fra|dentro de)\\s+` +
    `(?:an?|one|eine[rm]?|une?|uno|uma?|jedn\\p{L}*|одну)?\\s*(${UNIT})(?!\\p{L})`,
  'giu',
);
/** "1h30": what follows an hour or a minute without a unit is of the next smaller one. */
const SHORTENED = new RegExp(`(\\d)\\s?([hm])(\\d{1,2})(?![\\d:]|[.,]\\d|\\s*(?:${UNIT})(?!\\p{L}))`, 'giu');
const ON_A_CLOCK =
  /(?<=(?:^|[^\p{L}])(?:in|after|через|за|en|em|dans|tra|fra|nach)\s)(?:(\d+):)?(\d{1,2}):(\d{2})(?![\d:])/giu;

/** What stands before a period that a limit is counted over, not before a wait: "200 per 1 minute". */
const COUNTED_OVER = /(?:^|[^\p{L}])(?:per|every|each|pro|por|par|cada|je|кажд\p{L}*|кожн\p{L}*|\/)\s*$/iu;
const JOINT = /^[\s.,]*(?:and|и|und|y|e|et|i|та|і|a|és|ve|și|va|un|ir|ja|και|և|და|و|ו)?[\s.,]*$/iu;
const CLAUSE_END = /[.;!?()[\]{}\n։]|,(?=\s)|\s[-–—]\s/u;
/** Where a length was found, so that no number and no point of it is taken for something else. */
const FOUND = '\ue000';

/** Words that ask for a later try. */
const ASKS =
  /retr|again|wait|later|next|reset|повтор|попроб|снова|подожд|через|спроб|зачек|знов|erneut|wieder|warte|später|inten|esper|nuevo|tent|aguard|novamente|spróbuj|ponow|czekaj|réess|attend|patient|riprov|znovu|zkus|počkej|skús|újra|várj|încerc|aștept|tekrar|bekle|yenidən|gözlə|qayta|kuting|mēģin|pagaid|bandyk|palauk|proovi|oota|ooda|опит|изчак|қайта|күт|δοκιμ|περιμ|կրկին|սպաս|სცად|დაელოდ|נסה|המת|حاول|انتظر/iu;
/** Words of a limit, where nothing asks for a later try. */
const LIMITS = /limit|quota|window|allow|лимит|ліміт|огранич|обмеж|grenze|höchst|máxim|límite|limite/iu;

interface Length {
  readonly start: number;
  readonly end: number;
  readonly ms: number;
}

/**
 * The wait that a text for people names, in milliseconds: "Try again in 1 minute 30 seconds." → 90000. Null when it
 * names none; a limit with its period ("200 per minute", "200 requests in 1 minute") is none.
 */
export function waitInWords(text: string): number | null {
  const read = normal(text);
  const lengths = lengthsIn(read);
  const masked = lengths.reduce(
    (left, { start, end }) => left.slice(0, start) + FOUND.repeat(end - start) + left.slice(end),
    read,
  );
  const numbers = masked.match(/\d+/g) ?? [];
  if (!ASKS.test(masked)) {
    // Without a word that asks for patience, a number beside others is rather a limit than a wait.
    const [only] = lengths;
    return only && lengths.length === 1 && numbers.length === 0 && !LIMITS.test(masked) ? only.ms : null;
  }
  const clauses = clausesOf(masked);
  const asking = clauses.filter(({ words }) => ASKS.test(words));
  const calm = clauses.filter(({ words }) => !ASKS.test(words) && !LIMITS.test(words) && !/\d/.test(words));
  const waitsIn = (parts: readonly Clause[]): number[] =>
    parts.flatMap(({ from, words }) =>
      lengths
        .filter(({ start }) => start >= from && start < from + words.length)
        .filter(({ start }) => !isPeriod(words.slice(0, start - from)))
        .map(({ ms }) => ms),
    );
  return (
    waitsIn(asking).at(-1) ?? waitsIn(calm).at(-1) ?? (lengths.length === 0 ? bareSeconds(asking) : null)
  );
}

interface Clause {
  readonly from: number;
  readonly words: string;
}

function clausesOf(masked: string): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (const words of masked.split(CLAUSE_END)) {
    const at = masked.indexOf(words, from);
    clauses.push({ from: at, words });
    from = at + words.length;
  }
  return clauses;
}

/** Whether what stands before a length makes it the period of a count: "200 requests in". */
function isPeriod(before: string): boolean {
  const sinceCount = /\d(\D*)$/u.exec(before)?.[1];
  return COUNTED_OVER.test(before) || (sinceCount !== undefined && !ASKS.test(sinceCount));
}

function lengthsIn(text: string): Length[] {
  const found: Length[] = [];
  for (const { 0: whole, 1: number = '', 2: word = '', index } of text.matchAll(LENGTH)) {
    const ms = numberOf(number, word) * MS[unitOf(word)];
    const end = index + whole.length;
    const before = found.at(-1);
    // "1 min. 30 sec." is one wait.
    const goesOn = before && ms < before.ms && JOINT.test(text.slice(before.end, index));
    if (goesOn) found.pop();
    found.push(goesOn ? { start: before.start, end, ms: before.ms + ms } : { start: index, end, ms });
  }
  for (const { 0: whole, 1: word = '', index } of text.matchAll(ONE))
    if (word.length > 1) found.push({ start: index, end: index + whole.length, ms: MS[unitOf(word)] });
  return found;
}

function unitOf(word: string): Unit {
  const begins = word.toLowerCase();
  const fits = (stem: string): boolean => (isStem(stem) ? begins.startsWith(stem) : begins === stem);
  const [unit] = STEMS.find(([, stems]) => stems.split('|').some(fits)) ?? ['second' as const];
  return unit;
}

const ENGLISH = /^(?:m?s|msecs?|millis?|milliseconds?|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)$/iu;

/** A point or comma before three digits groups thousands or begins a fraction: each language has it one way. */
function numberOf(text: string, word: string): number {
  const plain = text.replace(/['’ \u00a0\u202f]/g, '');
  const signs = plain.match(/[.,]/g) ?? [];
  const [sign] = signs;
  if (sign === undefined) return Number(plain);
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const groups =
    signs.length > 1
      ? signs.every((one) => one === sign)
      : /^[1-9]\d{0,2}[.,]\d{3}$/.test(plain) && groupsThousands(sign, plain, word);
  if (groups) return Number(plain.replace(/[.,]/g, ''));
  return Number(`${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`);
}

function groupsThousands(sign: string, number: string, word: string): boolean {
  if (!ENGLISH.test(word)) return sign === '.' || unitOf(word) === 'millisecond';
  if (sign === ',') return true;
  // "523.456ms" is what a program made; nobody writes a fraction of a millisecond that ends with a zero.
  return unitOf(word) === 'millisecond' && number.endsWith('0');
}

/** "Wait 12": a single number that counts nothing else. */
function bareSeconds(asking: readonly Clause[]): number | null {
  for (const { words } of asking) {
    const numbers = words.match(/\d+/g) ?? [];
    const seconds = /(\d+)\s*(?:$|[:])/.exec(words)?.[1];
    if (numbers.length === 1 && seconds !== undefined) return Number(seconds) * MS.second;
  }
  return null;
}

/** Plain digits, no "(s)" behind words, and every length with its units. */
function normal(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/(?<=\p{L})\(\p{L}{1,3}\)/gu, '')
    .replace(ON_A_CLOCK, (_, hours: string | undefined, minutes: string, seconds: string) =>
      [hours && `${hours} h`, `${minutes} min`, `${seconds} s`].filter(Boolean).join(' '),
    )
    .replace(SHORTENED, (_, before: string, unit: string, next: string) =>
      unit.toLowerCase() === 'h' ? `${before} h ${next} min` : `${before} m ${next} s`,
    );
}

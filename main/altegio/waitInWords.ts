const MS = { hour: 3_600_000, minute: 60_000, second: 1_000, millisecond: 1 } as const;
type Unit = keyof typeof MS;

// Stems in the languages that Altegio answers in. Milliseconds stand first: they begin like the minutes and end like the
// seconds.
const STEMS: readonly (readonly [Unit, string])[] = [
  ['millisecond', 'ms|msec|mseg|milis|millis|milés|milliszek|мс|миллисек|мілісек|милисек|ezredmásod'],
  [
    'hour',
    'h|hr|hour|std|stunde|hora|heure|ora|ore|godzin|hodin|час|годин|saat|soat|óra|valand|stund|tund|сағат',
  ],
  ['minute', 'm|min|мин|хв|хвилин|dk|dakika|daqiqa|perc|λεπτ|րոպե|წუთ|דקה|דקות|דק|دقيق|دقائق'],
  ['second', 's|sec|sek|seg|сек|с|sn|saniye|soniya|mp|másodp|δευτερ|վայրկ|წამ|שני|ثان|ثوان'],
];
/** Short ones are whole words, longer ones go on: "s" and "sec", "second", "seconds". */
const isStem = (stem: string): boolean => stem.length > 2;
const UNIT = STEMS.flatMap(([, stems]) => stems.split('|'))
  .map((stem) => (isStem(stem) ? `${stem}\\p{L}*` : stem))
  .join('|');
const LENGTH = new RegExp(`(\\d+(?:[.,]\\d+)?)\\s*(${UNIT})(?![\\p{L}\\d])`, 'giu');
/** "In a minute", without a number. */
const ONE = new RegExp(
  `(?:^|[^\\p{L}])(?:in|after|через|за|след|en|em|za|dans|tra|fra|dentro de)\\s+` +
    `(?:an?|one|eine[rm]?|une?|uno|uma?|jedn\\p{L}*|одну)?\\s*(${UNIT})(?!\\p{L})`,
  'iu',
);

/** What stands before a period that a limit is counted over, not before a wait: "200 per 1 minute". */
const COUNTED_OVER = /(?:^|[^\p{L}])(?:per|every|each|за|pro|por|par|cada|al|na|je|\/)\s*$/iu;
const JOINT = /^[\s.,]*(?:and|и|und|y|e|et|i|та|і)?[\s.,]*$/iu;

/** Words that ask for a later try. */
const ASKS =
  /retr|again|wait|later|повтор|попроб|снова|подожд|через|спроб|зачек|знов|erneut|wieder|warte|später|inten|esper|nuevo|tent|aguard|novamente|spróbuj|ponow|czekaj|réess|attend|patient|riprov|znovu|zkus|počkej|skús|újra|várj|încerc|aștept|tekrar|bekle|mēģin|pagaid|bandyk|palauk|proovi|oota|опит|изчак|қайта|күт|δοκιμ|περιμ|կրկին|სცად|נסה|המת|حاول|انتظر/iu;

/**
 * The wait that a text for people names, in milliseconds: "Try again in 1 minute 30 seconds." → 90000. Null when it
 * names none; a limit with its period ("200 per minute") is none.
 */
export function waitInWords(text: string): number | null {
  const read = withPlainDigits(text);
  const sentences = read.split(/(?<=[.!?;])\s+(?=\p{Lu})/u);
  const asking = sentences.filter((sentence) => ASKS.test(sentence));
  // Without a word that asks for patience, a number beside others is rather a limit than a wait.
  const numbers = read.match(/\d+(?:[.,]\d+)?/g) ?? [];
  const lengths = asking.length > 0 ? asking.flatMap(lengthsIn) : numbers.length === 1 ? lengthsIn(read) : [];
  return lengths.at(-1) ?? firstOf(asking, oneUnit) ?? firstOf(asking, bareSeconds) ?? null;
}

function lengthsIn(sentence: string): number[] {
  const waits: { readonly end: number; readonly ms: number }[] = [];
  for (const { 0: whole, 1: number = '', 2: unit = '', index } of sentence.matchAll(LENGTH)) {
    if (COUNTED_OVER.test(sentence.slice(0, index))) continue;
    const ms = Number(number.replace(',', '.')) * MS[unitOf(unit)];
    const end = index + whole.length;
    const before = waits.at(-1);
    // "1 min. 30 sec." is one wait.
    const goesOn = before && ms < before.ms && JOINT.test(sentence.slice(before.end, index));
    if (goesOn) waits.pop();
    waits.push({ end, ms: goesOn ? before.ms + ms : ms });
  }
  return waits.map(({ ms }) => ms);
}

function unitOf(word: string): Unit {
  const begins = word.toLowerCase();
  const fits = (stem: string): boolean => (isStem(stem) ? begins.startsWith(stem) : begins === stem);
  const [unit] = STEMS.find(([, stems]) => stems.split('|').some(fits)) ?? ['second' as const];
  return unit;
}

function oneUnit(sentence: string): number | null {
  const unit = ONE.exec(sentence)?.[1];
  return unit === undefined || unit.length < 2 ? null : MS[unitOf(unit)];
}

/** "Wait 12": a single number that counts nothing else. */
function bareSeconds(sentence: string): number | null {
  const numbers = sentence.match(/\d+/g) ?? [];
  const seconds = /(\d+)\s*(?:$|[.!?,;)])/.exec(sentence)?.[1];
  return numbers.length === 1 && seconds !== undefined ? Number(seconds) * MS.second : null;
}

function firstOf(sentences: readonly string[], read: (sentence: string) => number | null): number | null {
  for (const sentence of sentences) {
    const ms = read(sentence);
    if (ms !== null) return ms;
  }
  return null;
}

const withPlainDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/** Channel names as one short text, for the preload, which every window reads before its page: "app.snapshot tryDemo card.use". */
export function shortNames(names: readonly string[]): string {
  let last = '';
  return names
    .map((name) => {
      const [place = '', word = ''] = name.split('.');
      const short = place === last ? word : name;
      last = place;
      return short;
    })
    .join(' ');
}

/** The names that `shortNames` made short. */
export function fullNames(text: string): ReadonlySet<string> {
  let place = '';
  return new Set(
    text.split(' ').map((word) => {
      if (!word.includes('.')) return `${place}.${word}`;
      place = word.split('.')[0] ?? '';
      return word;
    }),
  );
}

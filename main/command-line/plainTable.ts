export type Cell = string | number | null;

const UNKNOWN = '–';
const GAP = '  ';

/** Aligned columns under their titles; null is unknown. Numbers stand on the right. */
export function plainTable(titles: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const widths = titles.map((title, column) =>
    Math.max(lengthOf(title), ...rows.map((row) => lengthOf(cellText(row[column])))),
  );
  const toRight = titles.map((_title, column) => rows.some((row) => typeof row[column] === 'number'));
  const line = (cells: readonly Cell[]): string =>
    widths
      .map((width, column) => {
        const text = cellText(cells[column]);
        const space = ' '.repeat(width - lengthOf(text));
        return toRight[column] ? space + text : text + space;
      })
      .join(GAP)
      .trimEnd();
  return [titles, ...rows].map(line).join('\n');
}

/** One fact a line, the values below each other; a text of several lines is indented. */
export function plainFacts(facts: readonly (readonly [title: string, value: Cell])[]): string {
  const width = Math.max(...facts.map(([title]) => lengthOf(title)));
  return facts
    .map(([title, value]) => {
      const text = cellText(value).replaceAll('\n', `\n${' '.repeat(width + GAP.length)}`);
      return `${title.padEnd(width)}${GAP}${text}`;
    })
    .join('\n');
}

/** "3 calls.", "1 call.", "No calls." */
export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? `No ${many}.` : `${count} ${count === 1 ? one : many}.`;
}

function cellText(value: Cell | undefined): string {
  return value === null || value === undefined || value === '' ? UNKNOWN : String(value);
}

function lengthOf(text: string): number {
  return [...text].length;
}

import { readFile } from 'node:fs/promises';

export interface OperationRow {
  readonly operationId: string;
  /** Files below main/, each with functions in it. */
  readonly methods: readonly { readonly file: string; readonly names: readonly string[] }[];
  /** As typed, without the program's name. */
  readonly commands: readonly string[];
  readonly place: string;
  readonly tests: readonly string[];
  /** It says in words why there is no receiver. */
  readonly unreceived: boolean;
}

const quoted = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, inner = '']) => inner);

/** The rows of a table of operations written in Markdown. */
export function operationRowsOf(markdown: string): readonly OperationRow[] {
  return markdown.split('\n').flatMap((line) => {
    const [, id = '', method = '', place = '', test = ''] = line.split('|').map((cell) => cell.trim());
    const [operationId] = quoted(id);
    if (operationId === undefined) return [];
    return {
      operationId,
      methods: methodsOf(quoted(method)),
      commands: quoted(place).flatMap((text) => /^ringdesk-altegio (.+)$/.exec(text)?.[1] ?? []),
      place,
      tests: quoted(test),
      unreceived: method.startsWith('none: '),
    };
  });
}

export const operationRows = async (): Promise<readonly OperationRow[]> =>
  operationRowsOf(await readFile('docs/OPERATIONS.md', 'utf8'));

function methodsOf(words: readonly string[]): OperationRow['methods'] {
  const methods: { file: string; names: string[] }[] = [];
  for (const word of words) {
    if (word.endsWith('.ts')) methods.push({ file: word, names: [] });
    else methods.at(-1)?.names.push(word);
  }
  return methods;
}

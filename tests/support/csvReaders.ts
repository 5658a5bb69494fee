import { spawnSync } from 'node:child_process';
import Papa from 'papaparse';

/** Reads a CSV file's text into its cells. Nobody here wrote them. */
export interface CsvReader {
  readonly name: string;
  readonly there: boolean;
  readonly read: (text: string, delimiter: string) => readonly (readonly string[])[];
}

const SCRIPT = `
import csv, io, json, sys
text = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8-sig', newline='')
json.dump(list(csv.reader(text, delimiter=sys.argv[1], strict=True)), sys.stdout)
`;

const python: CsvReader = {
  name: "Python's csv",
  there: spawnSync('python3', ['--version']).status === 0,
  read: (text, delimiter) => {
    const { status, stdout, stderr } = spawnSync('python3', ['-c', SCRIPT, delimiter], {
      input: text,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as string[][];
  },
};

const papaparse: CsvReader = {
  name: 'papaparse',
  there: true,
  read: (text, delimiter) => {
    const lines = text.replace(/^\uFEFF/, '').replace(/\r\n$/, '');
    const { data, errors } = Papa.parse<string[]>(lines, { delimiter, newline: '\r\n' });
    if (errors[0]) throw new Error(errors[0].message);
    return data;
  },
};

export const csvReaders: readonly CsvReader[] = [python, papaparse];

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Line } from './line.ts';

/** How big what ships is, in the folder of a project that has been packaged; beside that of another one. */
export function bundleSizes(root: string, beside?: { readonly name: string; readonly root: string }): Line[] {
  const line = (what: string, unit: string, limit: number, size: (of: string) => number): Line => ({
    what,
    unit,
    limit,
    by: 'mean',
    ours: [size(root)],
    ...(beside && { beside: { name: beside.name, samples: [size(beside.root)] } }),
  });
  return [
    line('app.asar', 'MB', 5, (of) => bytesOf(of, 'release/linux-unpacked/resources/app.asar') / 1e6),
    line('renderer scripts, gzip', 'kB', 400, (of) => zippedScripts(path.join(of, 'out/renderer')) / 1e3),
    line('preload', 'kB', 2, (of) => bytesOf(of, 'out/preload.cjs') / 1e3),
  ];
}

const bytesOf = (root: string, file: string): number => statSync(path.join(root, file)).size;

function zippedScripts(assets: string): number {
  const scripts = readdirSync(assets, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  return scripts.reduce((sum, name) => sum + gzipSync(readFileSync(path.join(assets, name))).length, 0);
}

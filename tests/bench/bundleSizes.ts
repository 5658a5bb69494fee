import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { inProject } from '../../scripts/projectRoot.ts';
import type { Row } from './report.ts';

/** How big what ships is. */
export function bundleSizes(): Row[] {
  const assets = inProject('out', 'renderer');
  const scripts = readdirSync(assets, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  const zipped = scripts.reduce(
    (sum, name) => sum + gzipSync(readFileSync(path.join(assets, name))).length,
    0,
  );
  const asar = inProject('release', 'linux-unpacked', 'resources', 'app.asar');
  return [
    { what: 'app.asar', value: statSync(asar).size / 1e6, unit: 'MB', budget: 5 },
    { what: 'renderer scripts, gzip', value: zipped / 1e3, unit: 'kB', budget: 400 },
    { what: 'preload', value: statSync(inProject('out', 'preload.cjs')).size / 1e3, unit: 'kB', budget: 2 },
  ];
}

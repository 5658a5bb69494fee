import { inProject } from './projectRoot.ts';
import { runCommand } from './runCommand.ts';

interface Check {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
}

// The long ones come first, so that the short ones fill the second core beside them.
const checks: readonly Check[] = [
  // In two parts of about the same size, or one core would wait for the other.
  lint('lint (tests)', 'tests'),
  lint('lint (all else)', '.', '--ignore-pattern', 'tests'),
  { name: 'types (main, preload, contract, scripts)', script: 'typescript/bin/tsc', args: ['-p', '.'] },
  { name: 'types (renderer)', script: 'typescript/bin/tsc', args: ['-p', 'renderer'] },
  { name: 'types (tests)', script: 'typescript/bin/tsc', args: ['-p', 'tests'] },
  { name: 'format', script: 'prettier/bin/prettier.cjs', args: ['--check', '.', '--log-level', 'warn'] },
  { name: 'dead code', script: 'knip/bin/knip.js', args: ['--no-progress'] },
  {
    name: 'circles',
    script: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: [
      '--config',
      '.dependency-cruiser.mjs',
      'contract',
      'main',
      'preload',
      'renderer',
      'scripts',
      'tests',
    ],
  },
];

function lint(name: string, ...args: readonly string[]): Check {
  return { name, script: 'eslint/bin/eslint.js', args: [...args, '--max-warnings', '0'] };
}

const atOnce = 2;

/** Runs every check, prints a line for each, and returns the names of those that failed. */
export async function runChecks(): Promise<string[]> {
  const waiting = [...checks];
  const failed: string[] = [];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (!(await passes(check))) failed.push(check.name);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failed;
}

async function passes({ name, script, args }: Check): Promise<boolean> {
  const startedAt = Date.now();
  const { code, output } = await runCommand(process.execPath, [inProject('node_modules', script), ...args], {
    output: 'keep',
  });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output.trimEnd());
  return code === 0;
}

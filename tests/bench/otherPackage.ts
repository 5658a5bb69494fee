import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { linkTree } from '../../scripts/linkTree.ts';
import { PlainFailure } from '../../scripts/plainFailure.ts';
import { inProject, projectRoot } from '../../scripts/projectRoot.ts';
import { runCommand } from '../../scripts/runCommand.ts';

export interface OtherPackage {
  readonly name: string;
  /** The project as it was. */
  readonly root: string;
  /** Of its test copy. */
  readonly executable: string;
}

const MAKE_TEST_COPY =
  "import { makeTestCopy } from './scripts/packagedApp.ts'; console.log(await makeTestCopy());";

/** Packages another commit by its own scripts, in a worktree that goes when this process ends. */
export async function packageOf(commit: string): Promise<OtherPackage> {
  const name = (await must('git', ['rev-parse', '--short', '--verify', `${commit}^{commit}`])).trim();
  const root = mkdtempSync(path.join(os.tmpdir(), 'ringdesk-against-'));
  process.once('exit', () => removeWorktree(root));
  console.log(`packaging ${name}`);
  await must('git', ['worktree', 'add', '--detach', root, name]);
  if (sameFile(root, 'package-lock.json'))
    await linkTree(inProject('node_modules'), path.join(root, 'node_modules'));
  else await must('npm', ['ci'], root);
  await must(process.execPath, ['scripts/package.ts'], root);
  const told = await must(process.execPath, ['--input-type=module', '-e', MAKE_TEST_COPY], root);
  return { name, root, executable: told.trim().split('\n').at(-1) ?? '' };
}

const sameFile = (root: string, file: string): boolean =>
  readFileSync(inProject(file)).equals(readFileSync(path.join(root, file)));

function removeWorktree(root: string): void {
  try {
    execFileSync('git', ['worktree', 'remove', '--force', root], { cwd: projectRoot, stdio: 'ignore' });
  } catch {
    console.error(`ringdesk: please remove ${root} and run "git worktree prune"`);
  }
}

async function must(command: string, args: readonly string[], cwd = projectRoot): Promise<string> {
  const { code, output } = await runCommand(command, args, { cwd, output: 'keep' });
  if (code !== 0) throw new PlainFailure(`${[command, ...args].join(' ')} failed\n${output}`);
  return output;
}

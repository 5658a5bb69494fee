import { copyFile, link, mkdir, readdir, readlink, symlink } from 'node:fs/promises';
import path from 'node:path';

/**
 * Copies a folder by hard links: instant and without taking space, but writing into a linked file changes
 * the original too. Files named in `realCopies` are safe to write into.
 */
export async function linkTree(from: string, to: string, realCopies: readonly string[] = []): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) await linkTree(source, target, realCopies);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else if (realCopies.includes(entry.name)) await copyFile(source, target);
    // Another file system takes no hard links.
    else await link(source, target).catch(() => copyFile(source, target));
  }
}

import path from 'node:path';

/** The folder of the project, whatever folder a script is started from. */
export const projectRoot = path.dirname(import.meta.dirname);

export const inProject = (...parts: string[]): string => path.join(projectRoot, ...parts);

/** A file and those that import it, as dependency-cruiser tells them. */
export interface ImportedFile {
  readonly source: string;
  readonly dependents: readonly string[];
}

export interface AffectedTests {
  /** Unit and contract tests. */
  readonly inNode: readonly string[];
  /** Tests in real windows. */
  readonly inWindows: readonly string[];
  /** What changed that no import leads to, such as a setting of a tool: it may break anything. */
  readonly beyondImports: readonly string[];
}

// What is bundled out of these is what the tests in windows see.
const pages = [/^renderer\/(?:main|popup)-window\//, /^preload\/index\.ts$/];
const app = [
  ...pages,
  /^main\/(?:boot|index)\.ts$/,
  /^main\/book\/bookWorker\.ts$/,
  /^electron-builder\.yml$/,
];

const isRendererTest = (file: string): boolean => /^tests\/renderer\/.*\.spec\.ts$/.test(file);
const isEndToEndTest = (file: string): boolean => /^tests\/e2e\/.*\.spec\.ts$/.test(file);
const isNodeTest = (file: string): boolean => /^tests\/(?:unit|contract)\/.*\.test\.tsx?$/.test(file);
const isDocument = (file: string): boolean => /\.(?:md|png|svg)$|^LICENSE$|^\.gitignore$/.test(file);

/** The tests that a change of these files can break. */
export function affectedTests(changed: readonly string[], files: readonly ImportedFile[]): AffectedTests {
  const known = new Map(files.map((file) => [file.source, file]));
  const reached = new Set<string>();
  const reach = (source: string): void => {
    if (reached.has(source)) return;
    reached.add(source);
    known.get(source)?.dependents.forEach(reach);
  };
  const mattering = changed.filter((file) => !isDocument(file));
  mattering.forEach(reach);
  const beyondImports = mattering.filter((file) => !known.has(file) && !app.some((part) => part.test(file)));
  const all = beyondImports.length > 0;
  const reaches = (parts: readonly RegExp[]): boolean =>
    [...reached].some((file) => parts.some((part) => part.test(file)));
  const pick = (isTest: (file: string) => boolean, whole: boolean): string[] =>
    files.map(({ source }) => source).filter((file) => isTest(file) && (whole || reached.has(file)));
  return {
    inNode: pick(isNodeTest, all),
    inWindows: [...pick(isRendererTest, all || reaches(pages)), ...pick(isEndToEndTest, all || reaches(app))],
    beyondImports,
  };
}

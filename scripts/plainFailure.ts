/** Something that the person at the terminal can put right: shown as its one line, without a stack. */
export class PlainFailure extends Error {}

/** Runs a script's main function and turns its answer, or its failure, into the exit code. */
export async function runScript(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof PlainFailure ? `ringdesk: ${error.message}` : error);
    process.exitCode = 1;
  }
}

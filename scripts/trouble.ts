/** Something that a person has to put right: the message says what happened and what to do, and no stack helps. */
export class Trouble extends Error {
  override name = 'Trouble';
}

/** Runs a command line program: trouble is told in its own words, anything else is a defect and keeps its stack. */
export async function runProgram(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Trouble ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

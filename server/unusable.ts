/** What a person at the command line has to put right: the message says what happened and what to do, and no stack helps. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

/** What stands behind a command. */
import { Unusable } from '../unusable.ts';

export function onlyFile(words: readonly string[], command: string): string {
  const [file, ...more] = words;
  if (file === undefined || more.length > 0) {
    throw new Unusable(`Name one file: npm run server -- ${command} FILE`);
  }
  return file;
}

export function noWords(words: readonly string[], command: string): void {
  const [unknown] = words;
  if (unknown !== undefined)
    throw new Unusable(`'${command}' is all there is to say; '${unknown}' means nothing here.`);
}

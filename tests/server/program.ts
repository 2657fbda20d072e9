/** The server as npm runs it: a process of its own, to be told things by signals only. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export interface Program {
  /** Resolves to the first line of the output that holds this; rejects if the process ends before. */
  line(part: string): Promise<string>;
  signal(name: NodeJS.Signals): void;
  ended: Promise<{ code: number | null; errors: string }>;
}

/**
 * Killed after the test, if it still runs then.
 *
 * @param words what would stand behind `npm run server --`
 */
export function startProgram(settings: Readonly<Record<string, string>>, words: readonly string[] = []): Program {
  const child = spawn(process.execPath, ['server/main.ts', ...words], { env: { ...process.env, ...settings } });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const seen: string[] = [];
  const waiting: { part: string; found: (line: string) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    seen.push(line);
    for (const { part, found } of waiting) if (line.includes(part)) found(line);
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, errors }));
  });
  const line = (part: string): Promise<string> =>
    new Promise((found) => {
      const line = seen.find((line) => line.includes(part));
      if (line === undefined) waiting.push({ part, found });
      else found(line);
    });
  return {
    line: (part) =>
      Promise.race([
        line(part),
        ended.then(() => {
          throw new Error(`The program ended without '${part}': ${errors}`);
        }),
      ]),
    signal: (name) => child.kill(name),
    ended,
  };
}

/** A server in a process of its own. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Listening extends AsyncDisposable {
  url: string;
  /** What it printed behind the address. */
  rest: string;
  /** Memory of the process, in bytes. */
  memory(): number;
}

/** A line with an address, and what a link says behind it. */
const LINK = /(http:\/\/[\d.:]+)(?:\/join#(\S+))\n$/;
/** What a server prints that somebody leads already. */
export const ADDRESS = /(http:\/\/[\d.:]+)\n$/;

/** Runs a program until it has printed what is looked for: its address, and perhaps something more. */
export async function listening(
  args: readonly string[],
  settings: Record<string, string>,
  expected = LINK,
): Promise<Listening> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const orphaned = () => child.kill('SIGKILL');
  process.once('exit', orphaned);
  let isWanted = true;
  child.once('exit', (code, signal) => {
    process.off('exit', orphaned);
    if (isWanted) console.error(`${args.join(' ')} has ended by itself: ${signal ?? code}`);
  });
  let printed = '';
  for await (const line of createInterface({ input: child.stdout })) {
    printed += `${line}\n`;
    const [, url, rest] = expected.exec(printed) ?? [];
    if (url !== undefined) {
      child.stdout.resume();
      return {
        url,
        rest: rest ?? '',
        memory: () => memoryOf(child),
        [Symbol.asyncDispose]: () => {
          isWanted = false;
          return stopped(child);
        },
      };
    }
  }
  throw new Error(`The server did not start: ${printed}`);
}

function memoryOf({ pid }: ChildProcess): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
}

async function stopped(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => {
    child.once('close', resolve);
  });
  child.kill('SIGTERM');
  await closed;
}

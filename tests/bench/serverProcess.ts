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

/** Runs a program that prints an address, and waits for that. */
export async function listening(args: readonly string[], settings: Record<string, string>): Promise<Listening> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const line of createInterface({ input: child.stdout })) {
    printed += `${line}\n`;
    const [, url, rest] = /(http:\/\/[\d.:]+)(?:\/join#(\S+))\n$/.exec(printed) ?? [];
    if (url !== undefined) {
      child.stdout.resume();
      return {
        url,
        rest: rest ?? '',

        memory: () => memoryOf(child),
        [Symbol.asyncDispose]: () => stopped(child),
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

/** A server of its own for one spec: the program as npm runs it, which can be stopped, killed and started again on the same data. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface OwnServer {
  url: string;
  /** Lets the first admin in. */
  adminLink: string;
  /** In order, as Ctrl+C does; resolves when it has ended. */
  stop(): Promise<void>;
  /** At once, as a power cut would. */
  kill(): Promise<void>;
  /** Again, on the same port and data. */
  start(): Promise<void>;
  /** Is restored from a backup of this moment, and with it begins a new history. */
  restoreItself(): Promise<void>;
  /** Ends it and forgets its data. */
  close(): Promise<void>;
}

export async function openServer(settings: Readonly<Record<string, string>> = {}): Promise<OwnServer> {
  const data = mkdtempSync(join(tmpdir(), 'updraft-e2e-server-'));
  let port = '0';
  let child: ChildProcess | null = null;

  const start = async (): Promise<string[]> => {
    const running = spawn(process.execPath, ['server/main.ts'], {
      env: {
        ...process.env,
        UPDRAFT_DATA: data,
        UPDRAFT_PORT: port,
        UPDRAFT_ORGANISATION: 'Ironwood Bikes',
        UPDRAFT_ZONE: 'Asia/Taipei',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = running;
    let errors = '';
    running.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    const said: string[] = [];
    const lines = createInterface({ input: running.stdout });
    await new Promise<void>((resolve, reject) => {
      running.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${errors}`)));
      lines.on('line', (line) => {
        said.push(line);
        const address = /answers at (\S+)/.exec(line)?.[1];
        // Where nobody leads it yet, the link comes last.
        if (address && port !== '0') resolve();
        if (line.includes('/join#')) resolve();
      });
    });
    return said;
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await ended;
  };

  /** What its keeper types behind `npm run server --`. */
  const command = async (...words: string[]): Promise<void> => {
    const env = { ...process.env, UPDRAFT_DATA: data };
    const running = spawn(process.execPath, ['server/main.ts', ...words], { env, stdio: 'ignore' });
    const code = await new Promise((resolve) => running.once('exit', resolve));
    if (code !== 0) throw new Error(`The server's ${words[0]} ended with ${code}.`);
  };

  const said = (await start()).join('\n');
  const url = /answers at (\S+)/.exec(said)?.[1] ?? '';
  port = new URL(url).port;
  return {
    url,
    adminLink: /\S+\/join#\S+/.exec(said)?.[0] ?? '',
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start: async () => {
      await start();
    },
    async restoreItself() {
      const backup = join(data, 'backup.sqlite');
      await command('backup', backup);
      await end('SIGTERM');
      await command('restore', backup);
      await start();
    },
    async close() {
      await end('SIGKILL');
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A real server for one test: on a port of its own, with a database in a folder of its own, and with its log in hand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type * as z from 'zod/mini';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { serve, type RunningServer } from '../../server/serve.ts';

export interface TestServer extends RunningServer {
  /** Every line of the log so far, as written. */
  log: string[];
  data: string;
  /** The code of the link that the first start printed. */
  adminCode: string;
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'updraft-server-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Stops after the test, or before by `stop`. */
export async function startServer(settings: Record<string, string> = {}): Promise<TestServer> {
  const data = settings.UPDRAFT_DATA ?? join(temporaryFolder(), 'data');
  const log: string[] = [];
  const config = readConfig({
    UPDRAFT_PORT: '0',
    UPDRAFT_ORGANISATION: 'Ironwood Bikes',
    ...settings,
    UPDRAFT_DATA: data,
  });
  const running = await serve(
    config,
    createLog((line) => log.push(line), 'info'),
  );
  let stopped: Promise<void> | null = null;
  const stop = () => (stopped ??= running.stop());
  onTestFinished(stop);
  return { ...running, stop, log, data, adminCode: running.adminLink?.split('#')[1] ?? '' };
}

export interface Reply {
  status: number;
  headers: Headers;
  body: unknown;
}

interface Sent {
  method?: string;
  token?: string;
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** One request over the network. */
export async function send({ publicUrl }: { publicUrl: string }, path: string, sent: Sent = {}): Promise<Reply> {
  const { body, token, method = body === undefined ? 'GET' : 'POST' } = sent;
  const response = await fetch(`${publicUrl}${path}`, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...sent.headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  const parsed: unknown = isJson ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body: parsed };
}

/** What an answer says, of the shape that the protocol promises. */
export const said = <T>(schema: z.ZodMiniType<T>, { body }: Reply): T => schema.parse(body);

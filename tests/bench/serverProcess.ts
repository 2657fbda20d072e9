/** A server in a process of its own, and requests to it that cost the one who asks as little as can be. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { Agent, request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { v7 as uuid } from 'uuid';
import { writeHlc } from '#lib/sync/clock.ts';
import { JoinAnswer, PROTOCOL, PushAnswer } from '#lib/sync/protocol.ts';

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

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
      return { url, rest: rest ?? '', memory: () => memoryOf(child), [Symbol.asyncDispose]: () => stopped(child) };
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

/** The text of an answer. Throws unless it is 2xx. */
export function post(url: string, body: object, token?: string): Promise<string> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    const sent = request(url, { agent, method: 'POST', headers }, (answer) => {
      let said = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        said += part;
      });
      answer.on('end', () => {
        if (answer.statusCode === 200 || answer.statusCode === 201) resolve(said);
        else reject(new Error(`${answer.statusCode}: ${said}`));
      });
    });
    sent.on('error', reject).end(text);
  });
}

/** Opens a stream that goes on; resolves with its first bytes. */
export function openStream(url: string, token?: string): Promise<IncomingMessage> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, (answer) => answer.once('data', () => resolve(answer)));
    sent.on('error', reject).end();
  });
}

export interface BenchDevice {
  token: string;
  /** Pushes one more check-in of a key result of its own, and waits for the verdict. */
  checkIn(): Promise<void>;
}

/** Joins with a code, as the person that brings everybody's devices along. */
export async function joined(url: string, code: string): Promise<JoinAnswer> {
  const me = { person: uuid(), name: 'Anna', zone: 'UTC', device: 'Bench' };
  return JoinAnswer.parse(JSON.parse(await post(`${url}/v1/join`, { protocol: PROTOCOL, code, ...me })));
}

/** One more device of a person, with an objective and a key result of its own in the person's space. */
export async function benchDevice(url: string, { token: bearer, person }: JoinAnswer): Promise<BenchDevice> {
  const answer = await post(`${url}/v1/sessions`, { protocol: PROTOCOL, device: 'Bench' }, bearer);
  const { token, device } = JoinAnswer.parse(JSON.parse(answer));
  const [objective, keyResult] = [uuid(), uuid()];
  let n = 0;
  const push = async (kind: string, id: string, fields: object): Promise<void> => {
    n += 1;
    const head = { n, uid: uuid(), hlc: writeHlc(Date.now(), n % 1_000_000, device), type: 'create' };
    const op = { ...head, kind, id, space: `person:${person}`, root: objective, fields };
    const said = await post(`${url}/v1/sync/push`, { protocol: PROTOCOL, ops: [op] }, token);
    const [verdict] = PushAnswer.parse(JSON.parse(said)).verdicts;
    if (verdict?.verdict !== 'applied') throw new Error(`A ${kind} was not taken: ${verdict?.code}`);
  };
  const now = Date.now();
  const at = Temporal.Now.plainDateISO('UTC').toString();
  const shared = { owner: person, order: 'a0' };
  await push('objective', objective, {
    ...shared,
    title: 'Bicycles everywhere',
    why: '',
    team: null,
    cycle: null,
    ambition: 'aspirational',
    state: 'active',
  });
  const metric = { type: 'move', start: 0, target: 100, unit: { kind: 'percent' } };
  const measured = { objective, metric, weight: 1, state: 'active', activatedAt: now };
  await push('key-result', keyResult, { ...shared, ...measured, title: 'Found at the first station' });
  return {
    token,
    checkIn: () => {
      const fields = { keyResult, at, reading: { type: 'value', value: n }, confidence: 7, note: '', author: person };
      return push('check-in', uuid(), { ...fields, createdAt: now });
    },
  };
}

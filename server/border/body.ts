/** Bodies of requests: JSON of a known shape and a bounded length, or a sentence that says what to do. */
import type { Context } from 'hono';
import * as z from 'zod/mini';
import { RequestRefused } from '../refusal.ts';
import type { Border } from './border.ts';
import { isTooDeep } from './depth.ts';
import { refuseProtocol } from './protocol.ts';

const JSON_TYPE = /^application\/json\s*(?:;|$)/i;
/** zod/mini comes without words. */
const { localeError } = z.locales.en();
const Speaking = z.object({ protocol: z.number() });

const invalid = (detail: string) => new RequestRefused({ code: 'invalid', detail });

const tooLarge = (most: number) =>
  new RequestRefused({ code: 'too-large', detail: `The body is longer than ${most} bytes. Send less at once.` });

/**
 * The JSON of a request. Throws {@link RequestRefused}.
 *
 * @param most how many bytes are read of it
 */
export async function readBody<T>(c: Context<Border>, schema: z.ZodMiniType<T>, most: number): Promise<T> {
  if (!JSON_TYPE.test(c.req.header('content-type') ?? '')) {
    throw invalid("Send a body of JSON, with 'Content-Type: application/json'.");
  }
  const body = parseJson(await readText(c, most));
  // First of all: the body of a protocol that is not spoken here may look like anything.
  const speaking = Speaking.safeParse(body);
  if (speaking.success) refuseProtocol(speaking.data.protocol);
  return parse(body, schema);
}

async function readText(c: Context<Border>, most: number): Promise<string> {
  const declared = c.req.header('content-length');
  if (Number(declared) > most) throw tooLarge(most);
  // Node lets nobody send more than they declared.
  if (declared !== undefined) return c.req.text();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for await (const bytes of c.req.raw.body ?? []) {
    length += bytes.byteLength;
    if (length > most) throw tooLarge(most);
    text += decoder.decode(bytes, { stream: true });
  }
  return text + decoder.decode();
}

/** Parts of the address or its query, of a known shape. Throws {@link RequestRefused}. */
export const readQuery = <T>(query: object, schema: z.ZodMiniType<T>): T => parse(query, schema);

function parse<T>(value: unknown, schema: z.ZodMiniType<T>): T {
  const { success, data, error } = schema.safeParse(value, { error: localeError });
  if (!success) throw invalid(`${firstIssue(error)}. /v1/openapi.json says how it has to look.`);
  return data;
}

function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw invalid('The body is nested too deep.');
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw invalid('The body is not JSON. Perhaps it was cut off on its way: send it again.');
    throw error;
  }
}

function firstIssue(error: z.core.$ZodError): string {
  const [issue] = error.issues;
  if (!issue) return 'The body is not as it should be';
  const path = issue.path.map(String).join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

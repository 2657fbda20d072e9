/** The event stream of protocol 1: it tells that something has happened, and the device pulls. */
import { Poke } from './answers.ts';
import { troubleOf, type OldLink, type OldTrouble } from './requests.ts';

/**
 * Reads events until the server ends the stream, or `signal` does.
 *
 * @param poked called with each event, one after the other
 */
export async function listen(
  { url, fetch, token }: OldLink,
  { protocol, poked, signal }: { protocol: number; poked: (poke: Poke) => Promise<void>; signal: AbortSignal },
): Promise<OldTrouble | null> {
  const response = await fetch(`${url}/v1/live?protocol=${protocol}`, {
    headers: { Authorization: `Bearer ${token}` },
    signal,
  });
  if (!response.ok || !response.body) return troubleOf(response.status, await response.json());
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const bytes of response.body) {
      const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) if (block.startsWith('data: ')) await poked(Poke.parse(JSON.parse(block.slice(6))));
    }
  } catch (error) {
    if (!signal.aborted && !(error instanceof TypeError)) throw error;
  }
  return null;
}

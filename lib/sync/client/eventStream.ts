/**
 * Reads server-sent events from the body of an answer (WHATWG HTML, 9.2.6): EventSource itself can send no bearer in a header. Only data
 * is of interest here; names, identifiers and comments are passed over, but every byte counts as a sign of life.
 *
 * @yields what each event says
 */
export async function* eventsIn(body: ReadableStream<Uint8Array>, alive: () => void): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      // What an event was cut off in is no event.
      if (done) return;
      alive();
      rest += decoder.decode(value, { stream: true });
      // A carriage return at the very end may be the first half of a line end.
      const whole = rest.endsWith('\r') ? rest.length - 1 : rest.length;
      const lines = rest.slice(0, whole).split(/\r\n|\r|\n/);
      rest = (lines.pop() ?? '') + rest.slice(whole);
      for (const line of lines) {
        if (line.startsWith('data:')) data.push(line.slice(line.startsWith('data: ') ? 6 : 5));
        else if (line === 'data') data.push('');
        else if (line === '' && data.length > 0) {
          yield data.join('\n');
          data = [];
        }
      }
    }
  } finally {
    // Whoever stops listening hangs up; a stream that has failed already says why to whoever reads it, not here.
    await reader.cancel().catch(() => undefined);
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsIn } from '#lib/sync/client/eventStream.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function bodyOf(chunks: readonly Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

async function read(body: ReadableStream<Uint8Array>, alive: () => void = () => undefined): Promise<string[]> {
  const events: string[] = [];
  for await (const event of eventsIn(body, alive)) events.push(event);
  return events;
}

describe('an event stream', () => {
  it.each([
    ['one line', 'data: {"a":1}\n\n', ['{"a":1}']],
    ['several lines of one event', 'data: a\ndata: b\n\n', ['a\nb']],
    ['line ends of any kind', 'data: a\r\n\r\ndata: b\r\rdata: c\n\n', ['a', 'b', 'c']],
    ['comments and names, which say nothing', ': live\n\nevent: x\nid: 7\ndata: a\n\n', ['a']],
    ['no space after the colon, and an empty line of data', 'data:a\ndata\n\n', ['a\n']],
    ['an event that was cut off, which is none', 'data: a\n\ndata: b', ['a']],
  ])('gives %s', async (_, text, events) => {
    expect(await read(bodyOf([bytes(text)]))).toEqual(events);
  });

  it('is read the same however it is cut into pieces, even within a character', async () => {
    const said = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\r\n]/.test(text)));
    await fc.assert(
      fc.asyncProperty(said, fc.infiniteStream(fc.integer({ min: 1, max: 5 })), async (events, sizes) => {
        const whole = bytes(events.map((event) => `data: ${event}\r\n\r\n`).join(''));
        const chunks: Uint8Array<ArrayBuffer>[] = [];
        for (let at = 0; at < whole.length;) {
          const size = sizes.next().value ?? 1;
          chunks.push(whole.slice(at, at + size));
          at += size;
        }
        expect(await read(bodyOf(chunks))).toEqual(events);
      }),
    );
  });

  it('says of every piece that somebody is there', async () => {
    let pieces = 0;
    await read(bodyOf([bytes(': live\n'), bytes('\n')]), () => (pieces += 1));
    expect(pieces).toBe(2);
  });

  it('is hung up when its reader stops', async () => {
    let hungUp = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes('data: a\n\ndata: b\n\n')),
      cancel: () => {
        hungUp = true;
      },
    });
    for await (const event of eventsIn(body, () => undefined)) if (event === 'a') break;
    expect(hungUp).toBe(true);
  });
});

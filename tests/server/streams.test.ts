import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStreams, type Stream } from '../../server/border/streams.ts';

async function textOf({ body }: Stream): Promise<string> {
  return new Response(body).text();
}

describe('event streams', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('begin with a comment, carry events, and say nothing after their end', async () => {
    const stream = createStreams().open('laptop', vi.fn<() => void>());
    stream.send('{"a":1}');
    stream.end();
    stream.send('{"a":2}');
    expect(await textOf(stream)).toBe(': live\n\ndata: {"a":1}\n\n');
  });

  it('beat while nothing happens, so that no proxy takes them for dead', async () => {
    const stream = createStreams().open('laptop', vi.fn<() => void>());
    vi.advanceTimersByTime(60_000);
    stream.end();
    expect(await textOf(stream)).toBe(': live\n\n: \n\n: \n\n: \n\n');
  });

  it('let go of a device that does not read, instead of keeping everything for it', () => {
    const ended = vi.fn<() => void>();
    const stream = createStreams().open('laptop', ended);
    const event = 'x'.repeat(100_000);
    for (let sent = 0; sent < 100; sent += 1) stream.send(event);
    expect(stream.hasEnded).toBe(true);
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('tell their end once, whoever brings it about', async () => {
    const ended = vi.fn<() => void>();
    const streams = createStreams();
    const stream = streams.open('laptop', ended);
    await stream.body.cancel();
    stream.end();
    streams.close();
    expect(ended).toHaveBeenCalledTimes(1);
    expect(streams.count).toBe(0);
  });

  it('end all together, and at once from then on', () => {
    const streams = createStreams();
    const before = [streams.open('laptop', vi.fn<() => void>()), streams.open('phone', vi.fn<() => void>())];
    streams.close();
    const after = streams.open('tablet', vi.fn<() => void>());
    expect([...before, after].map(({ hasEnded }) => hasEnded)).toEqual([true, true, true]);
  });
});

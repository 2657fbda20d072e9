import { setImmediate } from 'node:timers/promises';
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
    const stream = createStreams().open('laptop');
    stream.send('{"a":1}');
    stream.end();
    stream.send('{"a":2}');
    expect(await textOf(stream)).toBe(': live\n\ndata: {"a":1}\n\n');
  });

  it('beat while nothing happens, so that no proxy takes them for dead', async () => {
    const stream = createStreams().open('laptop');
    vi.advanceTimersByTime(60_000);
    stream.end();
    vi.advanceTimersByTime(60_000);
    expect(await textOf(stream)).toBe(': live\n\n:\n\n:\n\n:\n\n');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('let go of a device that does not read, instead of keeping everything for it', async () => {
    const ended = vi.fn<() => void>();
    const stream = createStreams().open('laptop');
    stream.whenEnded(ended);
    const event = 'x'.repeat(100_000);
    for (let sent = 0; sent < 100; sent += 1) {
      stream.send(event);
      await setImmediate();
    }
    expect(ended).toHaveBeenCalledTimes(1);
    expect((await textOf(stream)).length).toBeLessThan(1_000_000);
  });

  it('tell their end once, whoever brings it about, and at once to who asks later', async () => {
    const [ended, late] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const streams = createStreams();
    const stream = streams.open('laptop');
    stream.whenEnded(ended);
    await stream.body.cancel();
    stream.end();
    streams.close();
    stream.whenEnded(late);
    expect([ended, late].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    expect(streams.count).toBe(0);
  });

  it('end all together, and at once from then on', () => {
    const streams = createStreams();
    const ended = vi.fn<(device: string) => void>();
    const open = (device: string) => streams.open(device).whenEnded(() => ended(device));
    open('laptop');
    open('phone');
    streams.close();
    open('tablet');
    expect(ended.mock.calls.flat()).toEqual(['laptop', 'phone', 'tablet']);
  });
});

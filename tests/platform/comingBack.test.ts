import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { onComingBack } from '#lib/platform/comingBack.ts';

const MINUTE = 60_000;
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const browser = new EventTarget();
const back = vi.fn<() => void>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser));
  vi.stubGlobal('removeEventListener', browser.removeEventListener.bind(browser));
  page.visibilityState = 'visible';
  const stop = onComingBack(back);
  back.mockClear();
  onTestFinished(() => {
    stop();
    vi.useRealTimers();
  });
});

function turnAway(minutes: number): void {
  page.visibilityState = 'hidden';
  page.dispatchEvent(new Event('visibilitychange'));
  vi.advanceTimersByTime(minutes * MINUTE);
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
}

describe('coming back', () => {
  it('is told when the network is', () => {
    browser.dispatchEvent(new Event('online'));
    expect(back).toHaveBeenCalledOnce();
  });

  it('is told of a page that was not looked at for a while, and not of a glance elsewhere', () => {
    turnAway(1);
    expect(back).not.toHaveBeenCalled();
    turnAway(10);
    expect(back).toHaveBeenCalledOnce();
  });

  it('is told after a sleep, in which clocks go on and timers do not', () => {
    vi.advanceTimersByTime(10 * MINUTE);
    expect(back).not.toHaveBeenCalled();
    vi.setSystemTime(Date.now() + 60 * MINUTE);
    vi.advanceTimersByTime(MINUTE);
    expect(back).toHaveBeenCalledOnce();
  });
});

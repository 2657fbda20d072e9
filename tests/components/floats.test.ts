import { describe, expect, it } from 'vitest';
import { countdown } from '#components/controls/countdown.ts';
import { menuPlace } from '#components/controls/menuPlace.ts';

describe('the clock of a toast', () => {
  const clock = () => {
    let time = 0;
    return { ...countdown(8000, () => time), pass: (ms: number) => (time += ms) };
  };

  it('runs down only while it runs', () => {
    const toast = clock();
    toast.pass(5000);
    expect(toast.remaining()).toBe(8000);
    toast.run();
    toast.pass(3000);
    expect(toast.remaining()).toBe(5000);
  });

  it('stands still while it is held and goes on from there', () => {
    const toast = clock();
    toast.run();
    toast.pass(3000);
    toast.hold();
    toast.pass(60_000);
    expect(toast.remaining()).toBe(5000);
    toast.run();
    toast.run();
    toast.pass(1000);
    expect(toast.remaining()).toBe(4000);
  });

  it('never has less than no time left', () => {
    const toast = clock();
    toast.run();
    toast.pass(9000);
    expect(toast.remaining()).toBe(0);
  });
});

describe('an opened menu', () => {
  const view = { width: 380, height: 560 };
  const list = { width: 160, height: 100 };
  const button = (left: number, top: number) => ({ left, right: left + 28, top, bottom: top + 28 });

  it('hangs below its button, flush where reading starts', () => {
    expect(menuPlace(button(100, 50), list, view, false)).toEqual({ left: '100px', top: '80px' });
    expect(menuPlace(button(200, 50), list, view, true)).toEqual({ left: '68px', top: '80px' });
  });

  it('stays in the window', () => {
    expect(menuPlace(button(340, 50), list, view, false).left).toBe('216px');
    expect(menuPlace(button(0, 50), list, view, true).left).toBe('4px');
  });

  it('opens upwards at the foot of the window', () => {
    expect(menuPlace(button(100, 520), list, view, false).top).toBe('418px');
  });

  it('stays below where there is more room, even if it has to scroll', () => {
    expect(menuPlace(button(100, 50), { width: 160, height: 540 }, view, false).top).toBe('80px');
  });
});

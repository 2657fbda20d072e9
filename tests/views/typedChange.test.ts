import { describe, expect, it } from 'vitest';
import { typedChange } from '#components/views/writing/typedChange.ts';

const FIELDS = ['title', 'weight'] as const;
/** A form that shows one decimal of what is stored. */
const changed = (typed: object, { began = {}, now = {}, stored = {} } = {}) => {
  const shown = { title: 'Rides', weight: 1.2 };
  return typedChange(
    {
      typed: { ...shown, ...began, ...typed },
      began: { ...shown, ...began },
      now: { ...shown, ...now },
      stored: { title: 'Rides', weight: 1.234, ...stored },
    },
    FIELDS,
  );
};

describe('what was typed', () => {
  it('is what differs from what the form showed when it was begun, and nothing else', () => {
    expect(changed({})).toEqual({ change: {}, from: {} });
    expect(changed({ title: 'Rides in the rain' }).change).toEqual({ title: 'Rides in the rain' });
  });

  it('came after what is stored, as it is stored, where nobody has changed it since', () => {
    expect(changed({ weight: 2 })).toEqual({ change: { weight: 2 }, from: { weight: 1.234 } });
  });

  it('came after what the form showed, where somebody has', () => {
    const meanwhile = { now: { weight: 3 }, stored: { weight: 3.001 } };
    expect(changed({ weight: 2 }, meanwhile)).toEqual({ change: { weight: 2 }, from: { weight: 1.2 } });
  });

  it('leaves alone what others have changed meanwhile', () => {
    const meanwhile = { now: { title: 'Rides at night' }, stored: { title: 'Rides at night' } };
    expect(changed({ weight: 2 }, meanwhile).change).toEqual({ weight: 2 });
  });
});

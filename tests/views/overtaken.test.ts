import { describe, expect, it } from 'vitest';
import { overtaken } from '#components/views/writing/overtaken.ts';

const FIELDS = ['title', 'why'] as const;
const said = (title: string, why = '') => ({ title, why });

describe('a form that was left half-typed', () => {
  it('is told what others have changed since, whether or not its author wrote there', () => {
    const forms = { typed: said('Mine'), began: said('Old'), now: said('Theirs', 'Because') };
    expect(overtaken(forms, FIELDS)).toEqual(said('Theirs', 'Because'));
    expect(overtaken({ ...forms, now: said('Old', 'Because') }, FIELDS)).toEqual({ why: 'Because' });
  });

  it.each([
    ['nobody has written', { typed: said('Mine'), began: said('Old'), now: said('Old') }],
    ['both have written the same', { typed: said('New'), began: said('Old'), now: said('New') }],
    ['the newer version was taken', { typed: said('Theirs', 'Mine'), began: said('Old'), now: said('Theirs') }],
  ])('hears nothing where %s', (_, forms) => {
    expect(overtaken(forms, FIELDS)).toBeNull();
  });

  it('looks at nothing but the fields that it is asked about', () => {
    const forms = { typed: said('a'), began: said('a'), now: said('a', 'b') };
    expect(overtaken(forms, ['title'])).toBeNull();
  });
});

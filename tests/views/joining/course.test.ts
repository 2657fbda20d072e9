import { describe, expect, it } from 'vitest';
import { after, Kept, keptOf, type Happening, type Plan, type Step } from '#components/views/joining/course.ts';

const CODE = 'k'.repeat(43);
const invitation = { url: 'https://okr.example', code: CODE };
const preview = { organisation: 'Ironwood Bikes', invitedBy: 'Anna', role: 'member', teams: [] } as const;
const plan: Plan = { organisation: 'Ironwood Bikes', name: 'Ben', attempt: 'a', again: null, bring: [] };
const unreachable = { kind: 'trouble', trouble: { kind: 'unreachable' } } as const;
const mutable = { ...preview, teams: [] };

const looking: Step = { at: 'looking', invitation };
const confirming: Step = { at: 'confirming', invitation, preview: mutable, again: null };
const joining: Step = { at: 'joining', invitation, plan };
const arriving: Step = { at: 'arriving', plan };
const looked = (again: string | null, person?: { id: string; name: string }): Happening => ({
  is: 'looked',
  again,
  preview: { ...mutable, ...(person && { person }) },
  me: 'ben',
});

describe('the course of joining', () => {
  it('goes from a link to being in, step by step', () => {
    let step: Step = { at: 'link' };
    const seen = (
      [
        { is: 'link-given', text: `https://okr.example/join#${CODE}` },
        looked(null),
        { is: 'agreed', plan },
        { is: 'let-in' },
        { is: 'arrived' },
      ] satisfies Happening[]
    ).map((happening) => (step = after(step, happening)).at);
    expect(seen).toEqual(['looking', 'confirming', 'joining', 'arriving', 'done']);
  });

  it('says at once what is no link, and what is none that keeps a secret', () => {
    const given = (text: string) => after({ at: 'link' }, { is: 'link-given', text });
    expect(given('okr.example')).toEqual({
      at: 'refused',
      why: { kind: 'no-link' },
      server: '',
      back: null,
    });
    expect(given(`http://okr.example/join#${CODE}`)).toMatchObject({ why: { kind: 'not-https' } });
  });

  it('signs in again where the session has ended, unless the invitation is somebody else’s', () => {
    expect(after(looking, looked('d1'))).toMatchObject({ at: 'confirming', again: 'd1' });
    expect(after(looking, looked('d1', { id: 'ben', name: 'Ben' }))).toMatchObject({ again: 'd1' });
    expect(after(looking, looked('d1', { id: 'cho', name: 'Cho' }))).toMatchObject({
      at: 'refused',
      why: { kind: 'another-person' },
    });
  });

  it.each([
    ['looking', looking],
    ['joining', joining],
    ['arriving', arriving],
  ])('goes back to %s when it is asked again after trouble', (_at, step) => {
    const refused = after(step, { is: 'refused', why: unreachable });
    expect(refused).toMatchObject({ at: 'refused', why: unreachable });
    expect(after(refused, { is: 'asked-again' })).toBe(step);
  });

  it('takes no notice of what comes too late', () => {
    expect(after(confirming, looked(null))).toBe(confirming);
    expect(after(looking, { is: 'let-in' })).toBe(looking);
    expect(after(joining, { is: 'arrived' })).toBe(joining);
    expect(after(arriving, { is: 'agreed', plan })).toBe(arriving);
  });
});

describe('what of it outlives the page', () => {
  it.each([
    ['nothing before a link was read', { at: 'link' }, null],
    ['the invitation while it is looked at', looking, looking],
    ['the invitation while it waits for a yes', confirming, looking],
    ['what was agreed to while it is asked for', joining, joining],
    ['what is still to be brought along', arriving, arriving],
    [
      'what would be asked again after trouble',
      { at: 'refused', why: unreachable, server: 'okr.example', back: joining },
      joining,
    ],
    [
      'nothing of what leads nowhere',
      { at: 'refused', why: { kind: 'joined' }, server: 'okr.example', back: null },
      null,
    ],
    ['nothing once it is done', { at: 'done', plan }, null],
  ] satisfies [string, Step, Step | null][])('is %s', (_what, step, kept) => {
    // It is read back from the disk.
    const read = JSON.parse(JSON.stringify(keptOf(step)));
    expect(read === null ? null : Kept.parse(read)).toEqual(kept);
  });
});

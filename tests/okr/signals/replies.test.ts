import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comment } from '#lib/okr/conversation.ts';
import type { With } from '#lib/okr/model.ts';
import { isAcknowledgement } from '#lib/okr/signals/acknowledgements.ts';
import { rubberStamp } from '#lib/okr/signals/rubberStamp.ts';
import { at, directoryWith } from '../records.ts';

describe('a reply that only nods', () => {
  it.each([
    'ok',
    'OK!',
    'Ok, thanks 🙏',
    '👍',
    '+1',
    'LGTM',
    'Got it.',
    'looks good to me',
    'ＯＫ',
    '@ben ok',
    '收到',
    '收到，謝謝！',
    '好的',
    '瞭解～',
    '已阅',
    '没问题',
    '辛苦了',
    'ok收到',
    '收到 thanks',
    '了解です。',
    '承知しました',
    'ありがとうございます',
    '확인했습니다',
    '네, 감사합니다',
    'Alles klar, danke',
    'passt',
    'zur Kenntnis genommen',
    'Bien reçu, merci',
    'D’accord',
    'C’est noté',
    'vale',
    'Entendido, gracias',
    'Obrigado!',
    'تم، شكرا',
    'siap',
    'terima kasih',
    'รับทราบครับ',
    'ขอบคุณค่ะ',
    'vâng ạ',
    '收到ok',
    'ok收到',
    'Cảm ơn',
  ])('‘%s’', (text) => {
    expect(isAcknowledgement(text)).toBe(true);
  });

  it.each([
    '',
    '   ',
    'ok?',
    '可以嗎？',
    'ok, but why did it fall',
    'Okavango',
    'token',
    'good question',
    'Which schools',
    '12',
    'not ok',
    '收到客訴三件',
    '好的開始',
    '謝謝王老師幫忙',
    'Danke, aber der Wert fehlt',
    'merci de préciser',
    'sigue bajando',
    'ขอบคุณทีมขาย',
    'https://example.org/ok',
  ])('not ‘%s’', (text) => {
    expect(isAcknowledgement(text)).toBe(false);
  });

  it('is not taken for one where it goes on and on', () => {
    expect(isAcknowledgement('好'.repeat(100))).toBe(true);
    expect(isAcknowledgement('好'.repeat(101))).toBe(false);
  });

  it('is told in no time, whatever the text', () => {
    for (const text of ['ok'.repeat(100_000), '好'.repeat(100_000), `${'ok '.repeat(33)}x`, '好的'.repeat(49) + '嗎']) {
      const begun = performance.now();
      expect(isAcknowledgement(text)).toBe(false);
      expect(performance.now() - begun).toBeLessThan(50);
    }
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => typeof isAcknowledgement(text) === 'boolean'));
  });
});

describe('rubber-stamp', () => {
  const NOW = at('2026-08-01T00:00');
  const reply = (day: number, text: string, more: Partial<With<Comment>> = {}): With<Comment> => ({
    id: `c${day}`,
    author: 'ann',
    about: 'check-in-of-ben',
    text,
    mentions: [],
    createdAt: at(`2026-07-${String(day).padStart(2, '0')}T20:00`),
    ...more,
  });
  const authorOf = (about: string) => (about === 'mine' ? 'ann' : about === 'check-in-of-ben' ? 'ben' : undefined);
  const look = (comments: With<Comment>[], now = NOW) => rubberStamp('ann', comments, authorOf, directoryWith(), now);
  const nods = [reply(1, 'ok'), reply(2, '收到'), reply(3, '👍'), reply(4, 'Thanks!')];

  it('sees four in a row, on the day where the person is', () => {
    expect(look(nods)).toEqual({
      signal: 'rubber-stamp',
      way: 'rubberStamp',
      about: { kind: 'person', id: 'ann' },
      first: ['ann'],
      saw: ['c1', 'c2', 'c3', 'c4'],
      counts: { count: 4 },
      // 20:00 in UTC is the next morning in Taipei.
      since: '2026-07-02',
    });
    expect(look(nods.slice(1))).toBeNull();
  });

  it('ends with a reply that says something, and begins after it', () => {
    expect(look([...nods, reply(5, 'What made it fall?')])).toBeNull();
    expect(look([reply(1, 'Why so late'), ...nods.slice(1), reply(5, 'ok')])?.saw).toEqual(['c2', 'c3', 'c4', 'c5']);
  });

  it('begins after the last reply that says something', () => {
    const said = [reply(1, 'Why so late'), reply(2, 'What made it fall?')];
    const later = [5, 6, 7, 8].map((day) => reply(day, 'ok'));
    expect(look([...said, ...later])?.saw).toEqual(['c5', 'c6', 'c7', 'c8']);
  });

  it('does not count what people say under their own', () => {
    expect(look([...nods.slice(1), reply(5, 'done', { about: 'mine' })])).toBeNull();
  });

  it('takes what it does not know for somebody else’s', () => {
    expect(look([...nods.slice(1), reply(5, 'ok', { about: 'not arrived yet' })])).not.toBeNull();
  });

  it('counts an edited reply by its last wording, at the time of the first', () => {
    const edit = reply(20, 'ok, and what about Tainan?', { replaces: 'c1' });
    expect(look([...nods, edit])).toBeNull();
    const shortened = [reply(1, 'Why so late'), reply(20, 'ok', { replaces: 'c1' }), ...nods.slice(1)];
    expect(look(shortened)?.saw).toEqual(['c20', 'c2', 'c3', 'c4']);
  });

  it('forgets what was edited, wherever it stands among the others', () => {
    const long = reply(4, 'Why so late');
    const edited = reply(20, 'ok', { id: 'a', replaces: long.id });
    expect(look([...nods.slice(0, 3), long, edited])?.saw).toEqual(['c1', 'c2', 'c3', 'a']);
  });

  it('counts a damaged reply that replaces itself as it stands', () => {
    expect(look([...nods.slice(1), reply(5, 'ok', { replaces: 'c5' })])?.saw).toEqual(['c2', 'c3', 'c4', 'c5']);
  });

  it('knows nothing of what is said later', () => {
    expect(look(nods, at('2026-07-04T19:59'))).toBeNull();
    expect(look(nods, at('2026-07-04T20:00'))).not.toBeNull();
  });

  it('survives edits that replace each other', () => {
    const round = [reply(1, 'ok', { replaces: 'c2' }), reply(2, 'ok', { replaces: 'c1' })];
    expect(look([...round, reply(3, 'ok', { replaces: 'c3' })])).toBeNull();
  });
});

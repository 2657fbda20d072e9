import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../server/invitePage/language.ts';
import { send, startServer } from './httpServer.ts';

describe('the invite page', () => {
  it('tells where to click, in a page that runs and loads nothing', async () => {
    const { status, headers, body } = await send(await startServer(), '/join');
    const page = String(body);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/html');
    expect(page).toContain('Click Updraft&#39;s icon');
    expect(page).not.toMatch(/<script|<img|<link|src=|href=|url\(/);

    const policy = headers.get('content-security-policy') ?? '';
    const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(policy).not.toMatch(/script-src|unsafe/);
  });

  it('speaks the language that the browser asks for', async () => {
    const { headers, body } = await send(await startServer(), '/join', {
      headers: { 'accept-language': 'zh-TW,zh;q=0.9,en;q=0.8' },
    });
    expect(headers.get('content-language')).toBe('zh-TW');
    expect(headers.get('vary')).toBe('Accept-Language');
    expect(String(body)).toContain('<html lang="zh-TW">');
  });

  it.each([
    [undefined, 'en'],
    ['*', 'en'],
    ['zh-HK', 'zh-TW'],
    ['zh-CN', 'en'],
    ['de-CH, zh-Hant;q=0.7, en;q=0.3', 'zh-TW'],
    ['en;q=0.2, zh-TW;q=0.9', 'zh-TW'],
    ['zh-TW;q=0', 'en'],
    ['-,;q', 'en'],
  ])('for %j it is %s', (header, language) => {
    expect(chooseLanguage(header)).toBe(language);
  });
});

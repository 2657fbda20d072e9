/** GET /join: where an invitation's link leads. The code behind '#' does not come along. */
import { chooseLanguage } from '../invitePage/language.ts';
import { invitePage, PAGE_POLICY } from '../invitePage/page.ts';
import { forAnyone, NO_BODY } from './endpoint.ts';

export const inviteDoor = forAnyone({
  method: 'get',
  path: '/join',
  summary: 'The page behind an invitation: says how to go on in the extension. English or Traditional Chinese.',
  body: NO_BODY,
  answer: { status: 200, media: 'text/html', shape: null },
  refuses: [],
  async does({ c }) {
    const language = chooseLanguage(c.req.header('accept-language'));
    c.header('Content-Security-Policy', PAGE_POLICY);
    c.header('Content-Language', language);
    c.header('Vary', 'Accept-Language');
    return c.html(invitePage(language));
  },
});

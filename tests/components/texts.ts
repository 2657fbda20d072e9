/** The components' texts in a language, without a page. */
import en from '../../locales/en/okr.json' with { type: 'json' };
import form from '../../locales/en/form.json' with { type: 'json' };
import formZhTW from '../../locales/zh-TW/form.json' with { type: 'json' };
import zhTW from '../../locales/zh-TW/okr.json' with { type: 'json' };
import { createTexts } from '#lib/texts/texts.ts';

export const ENGLISH = createTexts('en', { okr: en, form });
export const CHINESE = createTexts('zh-TW', { okr: zhTW, form: formZhTW });

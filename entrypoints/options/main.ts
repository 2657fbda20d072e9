import '#components/style/page.css';
import { browserLanguages, pagePorts } from '#lib/platform/pagePorts.ts';
import { importing, options } from '#lib/texts/sections.ts';
import { showPage } from '#components/views/page.tsx';
import { Settings } from '#components/views/Settings.tsx';

void showPage(Settings, { sections: [importing, options], languages: browserLanguages(), ports: pagePorts });

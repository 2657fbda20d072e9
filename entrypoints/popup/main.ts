import '#components/style/page.css';
import { browserLanguages, pagePorts } from '#lib/platform/pagePorts.ts';
import { popup } from '#lib/texts/sections.ts';
import { showPage } from '#components/views/page.tsx';
import { DueNow } from '#components/views/DueNow.tsx';

void showPage(DueNow, { sections: [popup], languages: browserLanguages(), ports: pagePorts });

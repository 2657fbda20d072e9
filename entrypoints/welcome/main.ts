import '#components/style/page.css';
import { browserLanguages, pagePorts } from '#lib/platform/pagePorts.ts';
import { welcome } from '#lib/texts/sections.ts';
import { showPage } from '#components/views/page.tsx';
import { Welcome } from '#components/views/Welcome.tsx';

void showPage(Welcome, { sections: [welcome], languages: browserLanguages(), ports: pagePorts });

import '#components/style/page.css';
import { browserLanguages, pagePorts } from '#lib/platform/pagePorts.ts';
import { panel } from '#lib/texts/sections.ts';
import { showPage } from '#components/views/page.tsx';
import { Mine } from '#components/views/Mine.tsx';

void showPage(Mine, { sections: [panel], languages: browserLanguages(), ports: pagePorts });

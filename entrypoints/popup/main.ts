import '#components/style/page.css';
import { popup } from '#lib/texts/sections.ts';
import { showPage } from '#components/views/page.tsx';
import { DueNow } from '#components/views/DueNow.tsx';

void showPage(DueNow, {
  sections: [popup],
  loadPorts: async () => (await import('#lib/platform/pagePorts.ts')).pagePorts,
});

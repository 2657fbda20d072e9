import '#components/style/page.css';
import { panel } from '#lib/texts/sections.ts';
import { showPage } from '#components/views/page.tsx';
import { Mine } from '#components/views/Mine.tsx';

void showPage(Mine, {
  sections: [panel],
  loadPorts: async () => (await import('#lib/platform/pagePorts.ts')).pagePorts,
});

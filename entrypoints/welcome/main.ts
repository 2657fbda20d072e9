import '#components/style/page.css';
import { welcome } from '#lib/texts/sections.ts';
import { showPage } from '#components/views/page.tsx';
import { Welcome } from '#components/views/Welcome.tsx';

void showPage(Welcome, {
  sections: [welcome],
  loadPorts: async () => (await import('#lib/platform/pagePorts.ts')).pagePorts,
});

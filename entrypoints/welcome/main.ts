import '#components/style/page.css';
import { system, welcome } from '#lib/texts/laterSections.ts';
import { showPage } from '#components/views/page.tsx';
import { Welcome } from '#components/views/Welcome.tsx';

void showPage(Welcome, {
  sections: [system, welcome],
  loadPorts: async () => (await import('#lib/platform/pagePorts.ts')).pagePorts,
});

import '#components/style/page.css';
import { welcome } from '#lib/texts/laterSections.ts';
import { system } from '#lib/texts/sections.ts';
import { showPage } from '#components/views/page.tsx';
import { Welcome } from '#components/views/Welcome.tsx';

void showPage(Welcome, {
  sections: [system, welcome],
  loadPorts: async () => (await import('#lib/platform/pagePorts.ts')).pagePorts,
});

import '#components/style/page.css';
import { importing, options, system } from '#lib/texts/laterSections.ts';
import { showPage } from '#components/views/page.tsx';
import { Settings } from '#components/views/Settings.tsx';

void showPage(Settings, {
  sections: [importing, options, system],
  loadPorts: async () => (await import('#lib/platform/pagePorts.ts')).pagePorts,
});

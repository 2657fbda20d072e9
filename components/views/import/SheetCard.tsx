/** One file: what was found in it, and everything that a person may know better. */
import { IconButton } from '#components/controls/Button.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { useTexts } from '#components/texts.tsx';
import type { SourceFile } from '#lib/interchange/decode.ts';
import type { Mapping } from '#lib/interchange/mapping.ts';
import { readSheet, type Sheet, type SheetChoices } from '#lib/interchange/sheet.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { SheetSettings } from './SheetSettings.tsx';

/** A file with what was read from it under the choices made so far. */
export interface OpenSheet {
  source: SourceFile;
  choices: SheetChoices;
  sheet: Sheet;
}

export function openSheet(source: SourceFile, choices: SheetChoices = {}): OpenSheet {
  return { source, choices, sheet: readSheet(source, choices) };
}

export interface SheetCardProps {
  opened: OpenSheet;
  onChange: (next: OpenSheet) => void;
  onRemove: () => void;
}

export function SheetCard({ opened, onChange, onRemove }: SheetCardProps) {
  const { t } = useTexts();
  const { source, choices, sheet } = opened;
  const { file } = sheet.table;
  // How cells are read changes what the columns hold, so the mapping is guessed anew.
  const choose = (more: SheetChoices) => onChange(openSheet(source, { ...choices, ...more }));
  const map = (mapping: Mapping) => onChange({ ...opened, sheet: { ...sheet, mapping } });
  return (
    <article class="import-sheet" aria-label={file}>
      <header>
        <h3>{file}</h3>
        <IconButton icon="close" label={t('import.flowRemove', { file })} onClick={onRemove} />
      </header>
      {!sheet.usable && (
        <Notice kind="error" title={t('import.flowUnusable', { file })}>
          {sheet.table.problems
            .filter(({ severity }) => severity === 'error')
            .map(({ code, params }) => (
              <p key={code}>{t(code, params)}</p>
            ))}
        </Notice>
      )}
      <SheetSettings sheet={sheet} onChoice={choose} onMapping={map} />
      {sheet.usable && <ColumnTable sheet={sheet} onMapping={map} />}
    </article>
  );
}

/** Which column becomes what, with a few of its values to judge by. */
import { Select } from '#components/controls/Select.tsx';
import { NumberField } from '#components/controls/TextInput.tsx';
import { useTexts } from '#components/texts.tsx';
import { assignColumn, fieldsOf, meaningOf, shareZone, type Meaning } from '#lib/interchange/editMapping.ts';
import { fieldNames } from '#lib/interchange/fieldNames.ts';
import type { Mapping } from '#lib/interchange/mapping.ts';
import type { Sheet } from '#lib/interchange/sheet.ts';
import { columnCells, type Column } from '#lib/interchange/table.ts';
import type { Texts } from '#lib/texts/texts.ts';

const SAMPLES = 3;

export function ColumnTable({ sheet, onMapping }: { sheet: Sheet; onMapping: (mapping: Mapping) => void }) {
  const texts = useTexts();
  const { t } = texts;
  const { table, mapping } = sheet;
  const options = meaningOptions(mapping, texts);
  return (
    <table class="import-table">
      <caption class="visually-hidden">{t('import.flowColumns', { file: table.file })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('import.flowColumn')}</th>
          <th scope="col">{t('import.flowSamples')}</th>
          <th scope="col">{t('import.flowMeaning')}</th>
        </tr>
      </thead>
      <tbody>
        {table.columns.map((column) => (
          <tr key={column.index}>
            <th scope="row">
              <span class="import-letter">{column.letter}</span> <bdi>{column.name}</bdi>
            </th>
            <td class="import-samples">
              <bdi>{samples(sheet, column)}</bdi>
            </td>
            <td>
              <Select
                aria-label={t('import.flowMeaningOf', { letter: column.letter, column: column.name })}
                value={meaningOf(mapping, column.index)}
                options={options}
                onValue={(meaning) => onMapping(assignColumn(mapping, table, column, meaning))}
              />
              <ZoneShare mapping={mapping} column={column} onMapping={onMapping} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ZoneShare({
  mapping,
  column,
  onMapping,
}: {
  mapping: Mapping;
  column: Column;
  onMapping: (m: Mapping) => void;
}) {
  const { t } = useTexts();
  const zone = mapping.kind === 'key-results' ? mapping.zones.find((each) => each.column === column.index) : undefined;
  if (mapping.kind !== 'key-results' || !zone) return null;
  return (
    <NumberField
      aria-label={t('import.flowShare', { name: zone.name })}
      unit="%"
      value={String(Math.round(zone.share * 100))}
      onValue={(text) => {
        // Shares that do not rise are left as they were: there is nothing in between to show.
        const zones = shareZone(mapping.zones, column.index, Number(text) / 100);
        if (zones) onMapping({ ...mapping, zones });
      }}
    />
  );
}

function meaningOptions(mapping: Mapping, { t }: Texts): { value: Meaning; label: string }[] {
  const fields = fieldsOf(mapping).map((value) => ({ value, label: t(fieldNames[value]) }));
  const zone = { value: 'zone-column' as const, label: t('import.flowZone') };
  const nothing = { value: 'nothing' as const, label: t('import.fieldNothing') };
  return mapping.kind === 'key-results' ? [nothing, ...fields, zone] : [nothing, ...fields];
}

function samples({ table }: Sheet, { index }: Column): string {
  const different = new Set(columnCells(table, index).filter((cell) => cell !== ''));
  return [...different].slice(0, SAMPLES).join(' · ');
}

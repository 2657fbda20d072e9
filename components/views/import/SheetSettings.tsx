/** How a file is read: kind, encoding, delimiter, header, numbers, dates, and what is done where it does not say. */
import { Field } from '#components/controls/Field.tsx';
import { Select } from '#components/controls/Select.tsx';
import { useTexts } from '#components/texts.tsx';
import type { DateStyle } from '#lib/interchange/days.ts';
import { DELIMITERS } from '#lib/interchange/delimiter.ts';
import { ENCODINGS } from '#lib/interchange/encoding.ts';
import { delimiterNames, encodingNames, kindNames } from '#lib/interchange/fieldNames.ts';
import type { Mapping } from '#lib/interchange/mapping.ts';
import type { Sheet, SheetChoices } from '#lib/interchange/sheet.ts';

export interface SheetSettingsProps {
  sheet: Sheet;
  onChoice: (choices: SheetChoices) => void;
  onMapping: (mapping: Mapping) => void;
}

/** Beyond these a header is not looked for; a person seldom wants one either. */
const HEADER_ROWS = 5;
const KINDS = ['key-results', 'check-ins'] as const;

export function SheetSettings({ sheet, onChoice, onMapping }: SheetSettingsProps) {
  const { t } = useTexts();
  const { mapping, table, encoding } = sheet;
  const headerRows = Array.from({ length: Math.max(HEADER_ROWS, table.headerRow ?? 0) }, (_, i) => String(i + 1));
  return (
    <div class="import-settings">
      <Chooser
        label={t('import.flowKind')}
        value={mapping.kind}
        options={KINDS.map((value) => ({ value, label: t(kindNames[value]) }))}
        onValue={(kind) => onChoice({ kind })}
      />
      <Chooser
        label={t('import.flowEncoding')}
        value={encoding}
        options={ENCODINGS.map((value) => ({ value, label: encodingNames[value] }))}
        onValue={(value) => onChoice({ encoding: value })}
      />
      <Chooser
        label={t('import.flowDelimiter')}
        value={table.delimiter}
        options={DELIMITERS.map((value) => ({ value, label: t(delimiterNames[value]) }))}
        onValue={(delimiter) => onChoice({ delimiter })}
      />
      <Chooser
        label={t('import.flowHeader')}
        value={String(table.headerRow ?? '')}
        options={[
          { value: '', label: t('import.flowHeaderNone') },
          ...headerRows.map((row) => ({ value: row, label: t('import.flowHeaderRow', { row }) })),
        ]}
        onValue={(row) => onChoice({ headerRow: row === '' ? null : Number(row) })}
      />
      <Chooser
        label={t('import.flowDecimal')}
        value={mapping.decimal}
        options={[
          { value: '.', label: t('import.flowDecimalPoint') },
          { value: ',', label: t('import.flowDecimalComma') },
        ]}
        onValue={(decimal) => onMapping({ ...mapping, decimal, decimalSure: true })}
      />
      <Chooser
        label={t('import.flowDates')}
        value={dateChoice(mapping.dates)}
        options={[
          { value: 'dmy', label: t('import.flowDatesDayFirst') },
          { value: 'mdy', label: t('import.flowDatesMonthFirst') },
          { value: 'minguo', label: t('import.flowDatesMinguo') },
        ]}
        onValue={(value) =>
          onMapping({ ...mapping, dates: { ...mapping.dates, ...dateStyles[value] }, datesSure: true })
        }
      />
      {mapping.kind === 'key-results' ? (
        <Chooser
          label={t('import.flowMissingStart')}
          value={mapping.missingStart}
          options={[
            { value: 'first-check-in', label: t('import.flowStartCheckIn') },
            { value: 'zero', label: t('import.flowStartZero') },
            { value: 'refuse', label: t('import.flowStartRefuse') },
          ]}
          onValue={(missingStart) => onMapping({ ...mapping, missingStart })}
        />
      ) : (
        <Chooser
          label={t('import.flowZeroConfidence')}
          value={mapping.zeroConfidence}
          options={[
            { value: 'keep', label: t('import.flowZeroKeep') },
            { value: 'unsaid', label: t('import.flowZeroUnsaid') },
          ]}
          onValue={(zeroConfidence) => onMapping({ ...mapping, zeroConfidence })}
        />
      )}
    </div>
  );
}

const dateStyles = {
  dmy: { order: 'dmy', calendar: 'gregorian' },
  mdy: { order: 'mdy', calendar: 'gregorian' },
  minguo: { order: 'dmy', calendar: 'minguo' },
} as const satisfies Record<string, Partial<DateStyle>>;

function dateChoice({ calendar, order }: DateStyle): keyof typeof dateStyles {
  return calendar === 'minguo' ? 'minguo' : order;
}

interface ChooserProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onValue: (value: V) => void;
}

function Chooser<V extends string>({ label, ...rest }: ChooserProps<V>) {
  return <Field label={label}>{(control) => <Select {...control} {...rest} />}</Field>;
}

/** Every problem by row and column, narrowed down by what it does and where it stands. */
import { useState } from 'preact/hooks';
import { Field } from '#components/controls/Field.tsx';
import { Select } from '#components/controls/Select.tsx';
import { useTexts } from '#components/texts.tsx';
import { groupProblems, type ProblemGroup } from '#lib/interchange/problemGroups.ts';
import type { Problem } from '#lib/interchange/problem.ts';
import { ROWS_SHOWN } from './PlanPreview.tsx';
import { ScrollBox } from './ScrollBox.tsx';

type Severity = Problem['severity'];

/** How many rows a list of groups is about; a group about a whole file counts as one. */
const places = (groups: readonly ProblemGroup[]) => groups.reduce((sum, { rows }) => sum + Math.max(1, rows.length), 0);
const columnKey = ({ file, column }: ProblemGroup) => (column ? JSON.stringify([file, column.letter]) : '-');

export function ProblemTable({ problems }: { problems: readonly Problem[] }) {
  const texts = useTexts();
  const { t } = texts;
  const [severity, setSeverity] = useState<Severity | 'all'>('all');
  const [column, setColumn] = useState('all');
  const groups = groupProblems(problems, texts);
  if (groups.length === 0) return <p>{t('import.flowNoProblems')}</p>;

  const of = (wanted: Severity) => groups.filter((group) => group.severity === wanted);
  const columns = new Map(
    groups.map((group) => [
      columnKey(group),
      group.column
        ? t('import.placeColumn', { file: group.file, letter: group.column.letter, column: group.column.name })
        : t('import.flowColumnNone'),
    ]),
  );
  // A column that has no problem any more, after a change above, must not leave the list empty.
  const chosenColumn = columns.has(column) ? column : 'all';
  const shown = groups.filter(
    (group) =>
      (severity === 'all' || group.severity === severity) &&
      (chosenColumn === 'all' || columnKey(group) === chosenColumn),
  );
  return (
    <>
      <div class="import-settings">
        <Field label={t('import.flowShow')}>
          {(control) => (
            <Select
              {...control}
              value={severity}
              options={[
                { value: 'all', label: t('import.flowShowAll') },
                { value: 'error', label: t('import.flowShowErrors', { count: places(of('error')) }) },
                { value: 'warning', label: t('import.flowShowWarnings', { count: places(of('warning')) }) },
              ]}
              onValue={setSeverity}
            />
          )}
        </Field>
        <Field label={t('import.flowColumnFilter')}>
          {(control) => (
            <Select
              {...control}
              value={chosenColumn}
              options={[
                { value: 'all', label: t('import.flowColumnAll') },
                ...[...columns].map(([value, label]) => ({ value, label })),
              ]}
              onValue={setColumn}
            />
          )}
        </Field>
      </div>
      <ScrollBox label={t('import.flowProblems')}>
        <table class="import-table">
          <thead>
            <tr>
              <th scope="col">{t('import.flowPlace')}</th>
              <th scope="col">{t('import.flowAction')}</th>
              <th scope="col">{t('import.flowProblem')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, ROWS_SHOWN).map((group) => (
              <tr key={`${group.place} ${group.sentence}`} data-severity={group.severity}>
                <td>
                  <bdi>{group.place}</bdi>
                </td>
                <td>{t(group.severity === 'error' ? 'import.flowRefused' : 'import.flowAssumed')}</td>
                <td>{group.sentence}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length > ROWS_SHOWN && <p>{t('import.flowMore', { count: shown.length - ROWS_SHOWN })}</p>}
      </ScrollBox>
    </>
  );
}

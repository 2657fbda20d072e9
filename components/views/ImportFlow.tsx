/**
 * Spreadsheets in: choose files → see how they were read and correct it → see what will happen → confirm → undo.
 * Fetches nothing itself; whatever a file holds is shown as text.
 */
import './ImportFlow.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Field } from '#components/controls/Field.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { Select } from '#components/controls/Select.tsx';
import { TextInput } from '#components/controls/TextInput.tsx';
import { useTexts } from '#components/texts.tsx';
import type { SourceFile } from '#lib/interchange/decode.ts';
import type { Existing } from '#lib/interchange/existing.ts';
import { peopleIn } from '#lib/interchange/proposeMe.ts';
import type { Sheet } from '#lib/interchange/sheet.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { FileDrop } from './import/FileDrop.tsx';
import { CountTable, RowTable } from './import/PlanPreview.tsx';
import { ProblemTable } from './import/ProblemTable.tsx';
import { ScrollBox } from './import/ScrollBox.tsx';
import { openSheet, SheetCard, type OpenSheet } from './import/SheetCard.tsx';
import { planFor, usePlan } from './import/usePlan.ts';
import { reasonOf } from './StoreTrouble.tsx';

export interface ImportFlowProps {
  existing(): Promise<Existing>;
  /** Saves all drafts as one step; resolves when they are durable. */
  commit(drafts: Draft[]): Promise<{ undo(): Promise<void> }>;
  /** Epoch milliseconds. */
  now(): number;
}

type Stage =
  | { name: 'editing' | 'saving' | 'undone' }
  | { name: 'done'; undo: () => Promise<void> }
  | { name: 'failed'; reason: string };

export function ImportFlow({ existing, commit, now }: ImportFlowProps) {
  const { t } = useTexts();
  const [opened, setOpened] = useState<readonly OpenSheet[]>([]);
  const [me, setMe] = useState<string | null | undefined>(undefined);
  const [source, setSource] = useState('spreadsheet');
  const [stage, setStage] = useState<Stage>({ name: 'editing' });
  const sheets = useMemo(() => opened.map(({ sheet }) => sheet).filter(({ usable }) => usable), [opened]);
  const planned = usePlan({ sheets, me, source }, existing, now);
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (stage.name === 'done' || stage.name === 'undone') result.current?.focus();
  }, [stage]);

  const open = (files: SourceFile[]) => {
    const names = new Set(files.map(({ name }) => name));
    // The same file once more is a newer version of it.
    setOpened((before) => [
      ...before.filter(({ source: { name } }) => !names.has(name)),
      ...files.map((file) => openSheet(file)),
    ]);
    setStage({ name: 'editing' });
  };
  const save = async () => {
    setStage({ name: 'saving' });
    try {
      // Planned once more: the device may have changed since the preview was drawn.
      const { plan } = await planFor({ sheets, me, source }, existing, now());
      const { undo } = await commit(plan.drafts);
      setOpened([]);
      setStage({ name: 'done', undo });
    } catch (error) {
      setStage({ name: 'failed', reason: reasonOf(error) });
    }
  };
  const takeBack = async (undo: () => Promise<void>) => {
    try {
      await undo();
      setStage({ name: 'undone' });
    } catch (error) {
      setStage({ name: 'failed', reason: reasonOf(error) });
    }
  };

  if (stage.name === 'done' || stage.name === 'undone') {
    return (
      <div class="import-flow" ref={result} tabIndex={-1}>
        <Notice
          kind="plain"
          title={t(stage.name === 'done' ? 'import.flowDone' : 'import.flowUndone')}
          action={
            <>
              {stage.name === 'done' && (
                <Button icon="undo" onClick={() => void takeBack(stage.undo)}>
                  {t('import.flowUndo')}
                </Button>
              )}
              <Button look="quiet" onClick={() => setStage({ name: 'editing' })}>
                {t('import.flowAgain')}
              </Button>
            </>
          }
        />
      </div>
    );
  }
  const changes = planned && 'plan' in planned ? planned.plan.drafts.length : 0;
  return (
    <div class="import-flow">
      <FileDrop onFiles={open} />
      {opened.map((each) => (
        <SheetCard
          key={each.source.name}
          opened={each}
          onChange={(next) => setOpened((all) => all.map((one) => (one.source === each.source ? next : one)))}
          onRemove={() => setOpened((all) => all.filter((one) => one.source !== each.source))}
        />
      ))}
      {planned && 'plan' in planned && (
        <section class="import-preview" aria-label={t('import.flowPreview')}>
          <h3>{t('import.flowPreview')}</h3>
          <p class="visually-hidden" role="status">
            {t('import.flowReady', { count: changes })}
          </p>
          <div class="import-settings">
            <WhoIsMe sheets={sheets} me={planned.me} onMe={setMe} />
            <Field label={t('import.flowSource')} hint={t('import.flowSourceHint')}>
              {(control) => <TextInput {...control} value={source} maxLength={200} onValue={setSource} />}
            </Field>
          </div>
          <CountTable counts={planned.plan.counts} />
          <h4>{t('import.flowProblems')}</h4>
          <ProblemTable problems={planned.plan.problems} />
          <h4>{t('import.flowRows')}</h4>
          <ScrollBox label={t('import.flowRows')}>
            <RowTable rows={planned.plan.rows} />
          </ScrollBox>
          {changes > 0 ? (
            <Button look="primary" disabled={stage.name === 'saving'} onClick={() => void save()}>
              {stage.name === 'saving' ? t('import.flowWorking') : t('import.flowConfirm', { count: changes })}
            </Button>
          ) : (
            <Notice kind="plain" title={t('import.flowNothingToDo')} />
          )}
        </section>
      )}
      {planned instanceof Error && <Notice kind="error" title={t('import.flowFailed', { reason: planned.message })} />}
      {stage.name === 'failed' && <Notice kind="error" title={t('import.flowFailed', { reason: stage.reason })} />}
    </div>
  );
}

/** '' is nobody: no name of a sheet is blank. */
function WhoIsMe({
  sheets,
  me,
  onMe,
}: {
  sheets: readonly Sheet[];
  me: string | null;
  onMe: (me: string | null) => void;
}) {
  const { t } = useTexts();
  const names = peopleIn(sheets);
  return (
    <Field label={t('import.flowMe')}>
      {(control) => (
        <Select
          {...control}
          value={me ?? ''}
          options={[
            { value: '', label: t('import.flowMeNobody') },
            ...names.map((name) => ({ value: name, label: name })),
          ]}
          onValue={(name) => onMe(name === '' ? null : name)}
        />
      )}
    </Field>
  );
}

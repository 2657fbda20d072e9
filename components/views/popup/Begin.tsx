/** The popup when there is nothing yet, or when a new objective is wanted: two fields, a button, templates below. */
import './Begin.css';
import { useEffect, useState } from 'preact/hooks';
import { Button, IconButton } from '#components/controls/Button.tsx';
import { Icon } from '#components/controls/Icon.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { TriValue } from '#components/okr/TriValue.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Cycle, Directory, With } from '#lib/okr/model.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { templates, type Template } from '#lib/templates/templates.ts';
import { useApp } from '../app.tsx';
import { useSync } from '../useSync.ts';
import { emptyKeyResult, type ObjectiveDraft } from '../writing/keyResultDraft.ts';
import { draftOfMetric } from '../writing/metricDraft.ts';
import { emptyObjective, ObjectiveWriter } from '../writing/ObjectiveWriter.tsx';
import { useCreateObjective } from '../writing/useCreateObjective.ts';

const FIRST_TEMPLATES = 4;
const FORM = 'begin';

export interface BeginProps {
  directory: Directory;
  cycle: With<Cycle> | null;
  /** Nothing is there yet, so there is nothing to go back to. */
  first: boolean;
  save: (drafts: readonly Draft[], message: string) => Promise<boolean>;
  problem: string | null;
  onDone: () => void;
}

export function Begin({ directory, cycle, first, save, problem, onDone }: BeginProps) {
  const { ports } = useApp();
  const texts = useTexts();
  const { t, locale } = texts;
  const create = useCreateObjective(save);
  const { phase } = useSync();
  // Until the syncer is there, the directory tells: only an organisation that was joined has a name.
  const isAlone = phase === 'alone' || (phase === 'connecting' && directory.organisation === null);
  const [all, setAll] = useState(false);
  const [offered, setOffered] = useState<Template[]>([]);
  const [start, setStart] = useState<{ key: string; draft: ObjectiveDraft } | null>(null);
  useEffect(() => {
    void templates(locale).then(setOffered);
  }, [locale]);

  const choose = (template: Template) => {
    const keyResults = template.keyResults.map(({ title, metric }) => ({
      ...emptyKeyResult,
      key: title,
      title,
      metric: draftOfMetric(metric, locale),
    }));
    const base = emptyObjective(cycle?.id ?? null);
    setStart({
      key: template.key,
      draft: { ...base, title: template.objective, ambition: template.ambition, keyResults },
    });
    document.querySelector('.begin')?.scrollTo({ top: 0 });
  };
  return (
    <>
      <header class="begin-head">
        <Icon name="logo" />
        <b>Updraft</b>
        <span class="push begin-cycle ellipsis">
          {cycle &&
            t('begin.cycleDays', { name: cycle.name, from: texts.day(cycle.firstDay), to: texts.day(cycle.lastDay) })}
        </span>
        {!first && <IconButton icon="close" label={t('system.close')} onClick={onDone} />}
      </header>
      <main class="begin">
        <h1>{t(first ? 'begin.firstTitle' : 'writing.newTitle')}</h1>
        <p class="begin-lead">{t('begin.firstLead')}</p>
        {problem && <Notice kind="error" title={problem} />}
        <ObjectiveWriter
          // A template is another form, so that choosing one does not overwrite what was typed by hand.
          key={start?.key ?? FORM}
          form={start ? `${FORM}/${start.key}` : FORM}
          {...(start && { start: start.draft })}
          brief
          directory={directory}
          cycle={cycle?.id ?? null}
          submitLabel={t('begin.start')}
          onSave={async (objective) => {
            const saved = await create(objective);
            if (saved) onDone();
            return saved;
          }}
        />
        <div class="section-head">
          <h2>{t('begin.orTemplate')}</h2>
          <span class="push">
            <Button look="link" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? t('begin.fewerTemplates') : t('begin.allTemplates', { count: offered.length })}
            </Button>
          </span>
        </div>
        <div class="templates">
          {offered.slice(0, all ? offered.length : FIRST_TEMPLATES).map((template) => {
            const [keyResult] = template.keyResults;
            return (
              <button key={template.key} type="button" onClick={() => choose(template)}>
                <b class="ellipsis">{template.objective}</b>
                {keyResult && (
                  <span class="facts">
                    <span class="ellipsis">{keyResult.title}</span>
                    <TriValue metric={keyResult.metric} reading={null} />
                  </span>
                )}
              </button>
            );
          })}
        </div>
      </main>
      <footer class="begin-foot">
        <Icon name="device" />
        <span>{t(isAlone ? 'begin.onDevice' : 'begin.privateAtFirst')}</span>
        <span class="push">
          <Button look="link" onClick={() => void ports.openOptions()}>
            {t('begin.importLink')}
          </Button>
          {isAlone && (
            <Button look="link" onClick={() => void ports.openOptions()}>
              {t('begin.joinLink')}
            </Button>
          )}
        </span>
      </footer>
    </>
  );
}

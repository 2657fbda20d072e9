/** In: what came along, and where it is now. */
import { useTexts } from '#components/texts.tsx';
import type { Directory, ObjectiveTree } from '#lib/okr/model.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { useLive } from '../app.tsx';
import type { Plan } from './course.ts';

export function Done({ plan: { organisation, again, bring } }: { plan: Plan }) {
  const texts = useTexts();
  const { t } = texts;
  const { value } = useLive(async ({ read }) => {
    const found = await Promise.all(bring.map(({ objective }) => read.objective(objective)));
    return { directory: await read.directory(), trees: found.flatMap(({ trees }) => trees) };
  }, 'brought');
  return (
    <>
      <h2 tabIndex={-1}>{again === null ? t('joining.done', { organisation }) : t('joining.doneAgain')}</h2>
      <p>{t('joining.doneLead', { organisation })}</p>
      {value && value.trees.length > 0 && (
        <>
          <h3>{t('joining.brought')}</h3>
          <ul class="joining-list">
            {value.trees.map((tree) => (
              <li key={tree.objective.id}>{broughtTo(tree, value.directory, bring, texts)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function broughtTo(
  { objective: { id, title, team, cycle } }: ObjectiveTree,
  { teams, cycles }: Directory,
  bring: Plan['bring'],
  { t }: Texts,
): string {
  const words = { title, cycle: cycles.get(cycle ?? '')?.name ?? t('okr.backlog') };
  const name = teams.get(team ?? '')?.name;
  if (name !== undefined) return t('joining.broughtTeam', { ...words, team: name });
  const isCompanys = bring.some(({ objective, to }) => objective === id && to === 'org');
  return t(isCompanys ? 'joining.broughtOrganisation' : 'joining.broughtMine', words);
}

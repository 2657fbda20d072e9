/** What can be done with an objective or a key result, as menu items. Pure: says what is offered, the view does it. */
import type { MenuItem } from '#components/controls/Menu.tsx';
import type { ObjectiveTree } from '#lib/okr/model.ts';
import { deletable, droppable } from '#lib/replica/objectiveChanges.ts';
import type { Texts } from '#lib/texts/texts.ts';

export type Action = 'edit' | 'add' | 'activate' | 'up' | 'down' | 'move' | 'drop' | 'resume' | 'delete';

/** Where something stands among its siblings. */
export interface Place {
  index: number;
  count: number;
}

export function objectiveActions(
  { t }: Texts,
  tree: ObjectiveTree,
  { index, count }: Place,
  act: (action: Action) => void,
): MenuItem[] {
  const { state } = tree.objective;
  const items: (MenuItem | false)[] = [
    { label: t('panel.edit'), icon: 'edit', onChoose: () => act('edit') },
    (state === 'draft' || state === 'active') && {
      label: t('panel.addKeyResult'),
      icon: 'add',
      onChoose: () => act('add'),
    },
    state === 'draft' && {
      label: t('panel.activate'),
      icon: 'check',
      disabled: tree.keyResults.length === 0,
      onChoose: () => act('activate'),
    },
    index > 0 && { label: t('panel.up'), icon: 'up', onChoose: () => act('up') },
    index < count - 1 && { label: t('panel.down'), icon: 'down', onChoose: () => act('down') },
    droppable(tree) && { label: t('panel.dropHonestly'), icon: 'flag', onChoose: () => act('drop') },
    state === 'dropped' && { label: t('panel.resume'), icon: 'undo', onChoose: () => act('resume') },
    deletable(tree) && { label: t('panel.deleteDraft'), icon: 'close', onChoose: () => act('delete') },
  ];
  return items.filter((item) => item !== false);
}

export function keyResultActions(
  { t }: Texts,
  tree: ObjectiveTree,
  { index, count }: Place,
  act: (action: Action) => void,
): MenuItem[] {
  const keyResult = tree.keyResults[index]?.keyResult;
  if (!keyResult) return [];
  const items: (MenuItem | false)[] = [
    { label: t('panel.edit'), icon: 'edit', onChoose: () => act('edit') },
    { label: t('panel.moveElsewhere'), icon: 'forward', onChoose: () => act('move') },
    index > 0 && { label: t('panel.up'), icon: 'up', onChoose: () => act('up') },
    index < count - 1 && { label: t('panel.down'), icon: 'down', onChoose: () => act('down') },
    droppable(tree, keyResult.id) && {
      label: t('panel.dropHonestly'),
      icon: 'flag',
      onChoose: () => act('drop'),
    },
    keyResult.state === 'dropped' && { label: t('panel.resume'), icon: 'undo', onChoose: () => act('resume') },
    deletable(tree, keyResult.id) && { label: t('panel.delete'), icon: 'close', onChoose: () => act('delete') },
  ];
  return items.filter((item) => item !== false);
}

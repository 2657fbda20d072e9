/** My objectives one below the other, and the way to the first where there is none. */
import { Button } from '#components/controls/Button.tsx';
import { EmptyState } from '#components/controls/EmptyState.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Directory, ObjectiveTree } from '#lib/okr/model.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { later } from '../later.tsx';
import { ObjectiveSection } from './ObjectiveSection.tsx';
import type { Action } from './rowActions.ts';
import { useVanished } from './useVanished.ts';

const VanishedRow = later(async () => (await import('./VanishedRow.tsx')).VanishedRow, ['together', 'system']);

export interface MineListProps {
  trees: readonly ObjectiveTree[];
  /** Names what the list is of: what is not in another list has not vanished. */
  scope: string;
  /** How many are drawn by now. */
  drawn: number;
  directory: Directory;
  now: number;
  zone: string;
  /** The key result that is open, and the one that the arrow keys stand on. */
  opened: string | null;
  selected: string | null;
  onOpen: (keyResult: string) => void;
  onAction: (tree: ObjectiveTree, action: Action, keyResult?: string) => void;
  onWrite: () => void;
  /** null where there is no more. */
  onMore: (() => void) | null;
  /** The titles of the rows, for moving the focus to one; kept up to date. */
  titles: Map<string, HTMLButtonElement>;
  save: (drafts: readonly Draft[], message: string) => Promise<boolean>;
}

export function MineList(props: MineListProps) {
  const {
    trees,
    scope,
    drawn,
    directory,
    now,
    zone,
    opened,
    selected,
    onOpen,
    onAction,
    onWrite,
    onMore,
    titles,
    save,
  } = props;
  const { t } = useTexts();
  const vanished = useVanished(trees, opened, scope);
  return (
    <>
      {vanished && <VanishedRow key={vanished.id} row={vanished} onDone={() => onOpen(vanished.id)} />}
      {trees.length === 0 && (
        <EmptyState
          title={t('panel.emptyTitle')}
          action={
            <Button look="primary" onClick={onWrite}>
              {t('panel.writeOne')}
            </Button>
          }
        >
          {t('panel.emptyText')}
        </EmptyState>
      )}
      {trees.slice(0, drawn).map((tree, index) => (
        <ObjectiveSection
          key={tree.objective.id}
          tree={tree}
          directory={directory}
          now={now}
          zone={zone}
          place={{ index, count: trees.length }}
          scale={index === 0}
          opened={opened}
          selected={selected}
          onOpen={onOpen}
          onAction={(action, keyResult) => onAction(tree, action, keyResult)}
          titleRef={(id, button) => {
            if (button) titles.set(id, button);
            else titles.delete(id);
          }}
          save={save}
        />
      ))}
      {onMore && (
        <Button look="link" onClick={onMore}>
          {t('panel.showMore')}
        </Button>
      )}
    </>
  );
}

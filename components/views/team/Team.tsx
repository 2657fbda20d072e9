/** A team in the side panel: its people with the freshness of their check-ins, and its objectives. */
import './Team.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { EmptyState } from '#components/controls/EmptyState.tsx';
import { Menu } from '#components/controls/Menu.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { useTexts } from '#components/texts.tsx';
import { teamFreshness } from '#lib/okr/freshness.ts';
import type { Cycle, Directory, Team as TeamRecord, With } from '#lib/okr/model.ts';
import { readPanelPlace, writePanelPlace } from '#lib/platform/panelPlace.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { useApp, useLive } from '../app.tsx';
import { useSync } from '../useSync.ts';
import { People } from './People.tsx';
import { chosenTeam, teamChoice, type TeamChoice } from './teamChoice.ts';
import { TeamObjective } from './TeamObjective.tsx';
import { TeamToCome } from './TeamToCome.tsx';

export interface TeamProps {
  directory: Directory;
  /** null is the backlog. */
  cycle: With<Cycle> | null;
  now: number;
  zone: string;
  save: (drafts: readonly Draft[], message: string) => Promise<boolean>;
}

export function Team({ directory, cycle, now, zone, save }: TeamProps) {
  const { t, locale } = useTexts();
  const [wished, setWished] = useState(() => readPanelPlace().team);
  const choice = teamChoice(directory, locale);
  const team = chosenTeam(choice, wished);
  const choose = (id: string | null) => {
    writePanelPlace({ team: id });
    setWished(id);
  };
  if (!team) return <NoTeam choice={choice} onChoose={choose} />;
  return (
    <div class="team">
      <div class="team-bar">
        <TeamMenu label={t('team.choose', { name: team.name })} chosen={team.id} choice={choice} onChoose={choose}>
          <span class="ellipsis">{team.name}</span>
        </TeamMenu>
      </div>
      <ChosenTeam
        key={`${team.id} ${cycle?.id ?? ''}`}
        team={team}
        onLeave={() => choose(null)}
        {...{ directory, cycle, now, zone, save }}
      />
    </div>
  );
}

interface TeamMenuProps {
  label: string;
  chosen: string | null;
  choice: TeamChoice;
  onChoose: (team: string) => void;
  children?: ComponentChildren;
}

function TeamMenu({ label, chosen, choice, onChoose, children }: TeamMenuProps) {
  const items = [...choice.mine, ...choice.open].map(({ id, name }) => ({
    label: name,
    checked: id === chosen,
    onChoose: () => onChoose(id),
  }));
  return (
    <Menu label={label} items={items}>
      {children}
    </Menu>
  );
}

function NoTeam({ choice, onChoose }: Pick<TeamMenuProps, 'choice' | 'onChoose'>) {
  const { t } = useTexts();
  const isAny = choice.open.length > 0;
  return (
    <div class="team">
      <EmptyState
        title={t('team.noTeamTitle')}
        action={isAny && <TeamMenu label={t('team.lookInto')} chosen={null} choice={choice} onChoose={onChoose} />}
      >
        {t(isAny ? 'team.noTeamText' : 'team.nothingToRead')}
      </EmptyState>
    </div>
  );
}

/** So many weeks have room beside a name. */
const MOST_WEEKS = 7;
const FIRST_OBJECTIVES = 12;

interface ChosenTeamProps extends TeamProps {
  team: With<TeamRecord>;
  /** It is not to be read any more. */
  onLeave: () => void;
}

function ChosenTeam({ team, directory, cycle, now, zone, save, onLeave }: ChosenTeamProps) {
  const { replica, sync } = useApp();
  const { t } = useTexts();
  const { phase } = useSync();
  const [limit, setLimit] = useState(FIRST_OBJECTIVES);
  const [opened, setOpened] = useState<string | null>(null);
  const { value, error } = useLive(
    async ({ read }) => (await read.more()).team(team.id, cycle?.id ?? null),
    `${team.id} ${cycle?.id}`,
  );
  const presence = value?.presence;
  useEffect(() => {
    if (presence !== 'unknown') return;
    const follow = async () => {
      await (await (await replica.whole()).membership()).follow(`team:${team.id}`);
      sync.poke();
    };
    void follow();
  }, [presence, team.id, replica, sync]);
  const freshness = useMemo(
    () =>
      value && cycle
        ? teamFreshness(value.trees, {
            directory: value.directory,
            cycle,
            now,
            members: [...new Set([...(team.members ?? []), ...(team.leaders ?? [])])],
            most: MOST_WEEKS,
          })
        : null,
    [value, cycle, now, team],
  );
  const unfollow = async () => {
    await (await (await replica.whole()).membership()).unfollow(`team:${team.id}`);
    onLeave();
  };

  if (error !== null) throw error;
  if (!value) return <TeamToCome />;
  if (value.presence !== 'here') {
    return phase === 'live' || phase === 'connecting' ? (
      <>
        <p class="visually-hidden" role="status">
          {t('team.coming')}
        </p>
        <TeamToCome />
      </>
    ) : (
      <Notice kind="plain" title={t('team.notHere')} />
    );
  }
  const { trees } = value;
  return (
    <>
      {value.followed && (
        <div class="team-outside">
          <p>{t('team.followed')}</p>
          <Button look="link" onClick={() => void unfollow()}>
            {t('team.unfollow')}
          </Button>
        </div>
      )}
      {freshness && freshness.people.length > 0 && (
        <People freshness={freshness} directory={value.directory} now={now} zone={zone} />
      )}
      {trees.length === 0 && <EmptyState title={t('team.emptyTitle')}>{t('team.emptyText')}</EmptyState>}
      {trees.slice(0, limit).map((tree, index) => (
        <TeamObjective
          key={tree.objective.id}
          tree={tree}
          directory={directory}
          now={now}
          zone={zone}
          scale={index === 0}
          opened={opened}
          onOpen={(id) => setOpened(id === opened ? null : id)}
          save={save}
        />
      ))}
      {trees.length > limit && (
        <Button look="link" onClick={() => setLimit(limit * 4)}>
          {t('team.showMore')}
        </Button>
      )}
    </>
  );
}

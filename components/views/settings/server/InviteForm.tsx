/** As what, and into which teams. */
import { useId, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Checkbox } from '#components/controls/Checkbox.tsx';
import { Choice } from '#components/controls/Choice.tsx';
import { Hint } from '#components/controls/Hint.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Team, With } from '#lib/okr/model.ts';
import type { Role } from '#lib/sync/names.ts';

export interface Wanted {
  role: Role;
  teams: string[];
  leads: string[];
}

export interface InviteFormProps {
  isAdmin: boolean;
  teams: readonly With<Team>[];
  onGive: (wanted: Wanted) => void;
}

export function InviteForm({ isAdmin, teams, onGive }: InviteFormProps) {
  const { t } = useTexts();
  const id = useId();
  const [role, setRole] = useState<Role>('member');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [leads, setLeads] = useState<readonly string[]>([]);
  const [isTeamMissing, setTeamMissing] = useState(false);
  const toggled = (list: readonly string[], team: string, isIn: boolean) =>
    isIn ? [...list, team] : list.filter((other) => other !== team);
  // Only admins bring somebody in who is in no team.
  const needsTeam = !isAdmin || role === 'guest';
  const problem = isTeamMissing && needsTeam && chosen.length === 0;

  const give = () => {
    setTeamMissing(true);
    if (needsTeam && chosen.length === 0) return;
    onGive({ role, teams: [...chosen], leads: role === 'guest' ? [] : leads.filter((team) => chosen.includes(team)) });
    setChosen([]);
    setLeads([]);
    setTeamMissing(false);
  };
  return (
    <form
      class="server-form"
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <Choice
        legend={t('server.inviteAs')}
        value={role}
        options={[
          { value: 'member', label: t('server.member') },
          { value: 'guest', label: t('server.guest') },
          ...(isAdmin ? [{ value: 'admin' as const, label: t('server.admin') }] : []),
        ]}
        onValue={setRole}
      />
      {teams.length > 0 && (
        <fieldset class="server-teams" aria-describedby={problem ? id : undefined}>
          <legend class="field-label">{t('server.inviteTeams')}</legend>
          <ul class="server-rows">
            {teams.map((team) => (
              <li key={team.id}>
                <Checkbox
                  label={<bdi>{team.name}</bdi>}
                  checked={chosen.includes(team.id)}
                  onChecked={(isIn) => setChosen(toggled(chosen, team.id, isIn))}
                />
                {chosen.includes(team.id) && role !== 'guest' && (
                  <Checkbox
                    label={t('server.inviteLeads')}
                    name={t('server.inviteLeadsNamed', { team: team.name })}
                    checked={leads.includes(team.id)}
                    onChecked={(isIn) => setLeads(toggled(leads, team.id, isIn))}
                  />
                )}
              </li>
            ))}
          </ul>
          <div aria-live="polite">
            {problem && (
              <Hint kind="error" id={id}>
                {t(role === 'guest' ? 'server.inviteNoTeamGuest' : 'server.inviteNoTeam')}
              </Hint>
            )}
          </div>
        </fieldset>
      )}
      <Button type="submit">{t('server.inviteMake')}</Button>
    </form>
  );
}

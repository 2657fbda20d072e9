/** Before anything is sent: who invites where, what will be shared, what stays, and what of this browser comes along. */
import { useRef, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { Button } from '#components/controls/Button.tsx';
import { Field } from '#components/controls/Field.tsx';
import { TextInput } from '#components/controls/TextInput.tsx';
import { useTexts } from '#components/texts.tsx';
import { newAttempt, type Invitation, type Preview } from '#lib/sync/client/joining.ts';
import { useApp, useLive } from '../app.tsx';
import { useHalfTyped } from '../writing/useHalfTyped.ts';
import { BringAlong } from './BringAlong.tsx';
import { MINE, type Plan } from './course.ts';
import { InvitationFacts } from './InvitationFacts.tsx';
import { WaitingHere } from './WaitingHere.tsx';

const FORM = 'joining';
const Typed = z.object({ name: z.nullable(z.string()), bring: z.record(z.string(), z.string()) });

export interface ConfirmationProps {
  invitation: Invitation;
  preview: Preview;
  again: string | null;
  onAgree: (plan: Plan) => void;
  onLater: () => void;
}

export function Confirmation({ invitation, preview, again, onAgree, onLater }: ConfirmationProps) {
  const { replica } = useApp();
  const { t } = useTexts();
  const { organisation, person, role, teams } = preview;
  const form = useHalfTyped(FORM, Typed, { name: null, bring: {} });
  const { bring } = form.content;
  const nameField = useRef<HTMLInputElement>(null);
  const [isNameless, setNameless] = useState(false);
  const { value } = useLive(({ read }) => read.everything(), 'everything');
  if (!value) return null;

  const mine = value.trees
    .map(({ objective }) => objective)
    .filter(({ owner, state }) => owner === replica.me && (state === 'draft' || state === 'active'));
  const known = value.directory.people.get(replica.me)?.name ?? '';
  const name = person?.name ?? form.content.name ?? known;
  const asksName = person === undefined && again === null;
  const places = [
    ...teams.map((team) => ({ value: `team:${team.id}`, label: t('joining.toTeam', { team: team.name }) })),
    ...(role === 'admin' ? [{ value: 'org', label: t('joining.toOrganisation') }] : []),
    { value: MINE, label: t('joining.toMine') },
  ];

  const agree = () => {
    if (asksName && name.trim() === '') {
      setNameless(true);
      nameField.current?.focus();
      return;
    }
    form.forget();
    const offered = new Set(mine.map(({ id }) => id));
    const ticked = Object.entries(bring).filter(([objective]) => offered.has(objective));
    onAgree({
      organisation,
      name: name.trim() || person?.name || '–',
      attempt: newAttempt(),
      again,
      bring: again === null ? ticked.map(([objective, to]) => ({ objective, to })) : [],
    });
  };

  return (
    <form
      class="joining-form"
      onSubmit={(event) => {
        event.preventDefault();
        agree();
      }}
    >
      <h2 tabIndex={-1}>{t(again === null ? 'joining.title' : 'joining.titleAgain', { organisation })}</h2>
      <InvitationFacts
        invitation={invitation}
        preview={preview}
        isKnown={again !== null || (person !== undefined && teams.length === 0)}
      />
      {asksName && (
        <Field label={t('joining.name')} error={isNameless && name.trim() === '' ? t('joining.nameMissing') : null}>
          {(control) => (
            <TextInput
              {...control}
              ref={nameField}
              value={name}
              maxLength={200}
              autocomplete="name"
              onValue={(typed) => form.setContent({ ...form.content, name: typed })}
            />
          )}
        </Field>
      )}
      {again === null ? (
        <>
          <h3>{t('joining.shared')}</h3>
          <ul class="joining-list">
            <li>{t('joining.sharedName')}</li>
            <li>{role === 'guest' ? t('joining.sharedGuest') : t('joining.sharedTeams', { organisation })}</li>
            <li>{t('joining.sharedPrivate')}</li>
          </ul>
          <h3>{t('joining.stays')}</h3>
          <p>{t(mine.length > 0 ? 'joining.staysRest' : 'joining.staysAll')}</p>
          {mine.length > 0 && (
            <BringAlong
              objectives={mine}
              places={places}
              organisation={organisation}
              bring={bring}
              onBring={(next) => form.setContent({ ...form.content, bring: next })}
            />
          )}
        </>
      ) : (
        <WaitingHere />
      )}
      <div class="joining-actions">
        <Button look="primary" type="submit" keys="Enter">
          {t(again === null ? 'joining.agree' : 'joining.agreeAgain')}
        </Button>
        <Button look="quiet" onClick={onLater}>
          {t('joining.later')}
        </Button>
      </div>
    </form>
  );
}

/** Who did what at the same time as whom, for whoever looks. */
import type { Directory } from '#lib/okr/model.ts';
import type { DeletedConflict, FieldConflict } from '#lib/replica/conflicts.ts';
import type { Texts } from '#lib/texts/texts.ts';

const nameOf = ({ people }: Directory, person: string | null): string => people.get(person ?? '')?.name ?? '';

/** 'Ben changed this at the same time': the one of the two who is not oneself. */
export function conflictTitle({ t }: Texts, { by, wonBy }: FieldConflict, directory: Directory): string {
  const { me } = directory;
  if (by === me && wonBy === me) return t('together.changedByYou');
  const name = nameOf(directory, by === me ? wonBy : by);
  return name ? t('together.changedByOther', { name }) : t('together.changedBySomeone');
}

export function standingTitle({ t }: Texts, { wonBy }: FieldConflict, directory: Directory): string {
  if (wonBy === directory.me) return t('together.standsByYou');
  const name = nameOf(directory, wonBy);
  return name ? t('together.standsBy', { name }) : t('together.stands');
}

export function otherTitle({ t }: Texts, { by }: FieldConflict, directory: Directory): string {
  if (by === directory.me) return t('together.otherByYou');
  const name = nameOf(directory, by);
  return name ? t('together.otherBy', { name }) : t('together.other');
}

export function deletedTitle({ t }: Texts, { title, deletedBy }: DeletedConflict, directory: Directory): string {
  const name = nameOf(directory, deletedBy);
  return name ? t('together.deletedByOther', { name, title }) : t('together.deletedBySomeone', { title });
}

/** What there is once. */
import type { Reading, Writing } from './store.ts';

const ORGANISATION = 'organisation';

/** The id of the organisation's record; null before it was founded. */
export async function readOrganisation({ db }: Reading): Promise<string | null> {
  const row = await db.selectFrom('meta').select('value').where('name', '=', ORGANISATION).executeTakeFirst();
  return row?.value ?? null;
}

export async function writeOrganisation({ db }: Writing, id: string): Promise<void> {
  await db.insertInto('meta').values({ name: ORGANISATION, value: id }).execute();
}

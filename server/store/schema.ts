/**
 * The tables, as Kysely sees them. Times are epoch milliseconds, flags are 0 and 1, lists are JSON text: nothing that SQLite and PostgreSQL
 * would keep differently.
 */
export interface Schema {
  meta: MetaTable;
  people: PeopleTable;
  teams: TeamsTable;
  memberships: MembershipsTable;
  devices: DevicesTable;
  settled: SettledTable;
  rejections: RejectionsTable;
  spaces: SpacesTable;
  records: RecordsTable;
  invites: InvitesTable;
}

/** What there is once: the organisation's id, by name. */
interface MetaTable {
  name: string;
  value: string;
}

/** Who belongs to the organisation, and as what. A person without a row here is only known by name. */
interface PeopleTable {
  person: string;
  role: string;
  /** When this person's access ended, or null. The row stays: nobody else may ever join under this identifier. */
  left_at: number | null;
}

/** What of a team decides who may do what. */
interface TeamsTable {
  team: string;
  parent: string | null;
  is_open: number;
}

interface MembershipsTable {
  team: string;
  person: string;
  leads: number;
}

/** A browser profile that joined: its token (hashed) is the session. */
interface DevicesTable {
  device: string;
  person: string;
  name: string;
  token_hash: string;
  created_at: number;
  last_seen_at: number;
  revoked_at: number | null;
  /** The last operation that is settled. */
  last_n: number;
  /** The last clock that the server gave in the place of one that was ahead. */
  last_clock: string | null;
  /** Whether it has shown its token yet. Until then the answer that carried it may have been lost. */
  has_spoken: number;
}

/** The latest settled operations of each device, by which a retry is told from a copied browser profile. */
interface SettledTable {
  device: string;
  n: number;
  uid: string;
  /** Why it was rejected; null where it was applied. */
  code: string | null;
}

interface RejectionsTable {
  device: string;
  n: number;
  code: string;
  detail: string;
  /** JSON, as it was pushed. */
  op: string;
}

interface SpacesTable {
  space: string;
  /** The ver that was given last. */
  counter: number;
  epoch: string;
  /** The highest ver of a tombstone that is no longer kept: whoever has read less than that reads the space anew. */
  pruned: number;
}

interface RecordsTable {
  space: string;
  id: string;
  root: string;
  kind: string;
  ver: number;
  deleted_at: number | null;
  /** JSON list of other roots of the space that it was under before, or null. */
  left_roots: string | null;
  /** JSON of the StoredRecord, as it travels. */
  body: string;
}

interface InvitesTable {
  code_hash: string;
  role: string;
  /** JSON lists of team ids. */
  teams: string;
  leads: string;
  /** A device more for this person, or null: for someone new. */
  person: string | null;
  invited_by: string | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
  /** Which device it let in, by what attempt (hashed); null until then, and for attempts that have no name. */
  device: string | null;
  attempt_hash: string | null;
}

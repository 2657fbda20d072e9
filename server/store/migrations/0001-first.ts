/** What the first server keeps. */
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table meta (name text primary key not null, value text not null)`,
  `create table people (person text primary key not null, role text not null, left_at bigint)`,
  `create table teams (team text primary key not null, parent text, is_open integer not null)`,
  `create table memberships (
    team text not null references teams (team), person text not null, leads integer not null, primary key (team, person))`,
  `create index memberships_of_person on memberships (person)`,
  `create table devices (
    device text primary key not null, person text not null references people (person), name text not null,
    token_hash text not null unique, created_at bigint not null, last_seen_at bigint not null, revoked_at bigint,
    last_n bigint not null, last_clock text)`,
  `create index devices_of_person on devices (person)`,
  `create table settled (
    device text not null references devices (device), n bigint not null, uid text not null, code text, primary key (device, n))`,
  `create table rejections (
    device text not null references devices (device), n bigint not null, code text not null, detail text not null,
    op text not null, primary key (device, n))`,
  `create table spaces (space text primary key not null, counter bigint not null, epoch text not null, pruned bigint not null)`,
  `create table records (
    space text not null references spaces (space), id text not null, root text not null, kind text not null,
    ver bigint not null, deleted_at bigint, left_roots text, body text not null, primary key (space, id))`,
  // Two rows of a space with one ver would be a cursor that passes one of them: the database itself refuses that.
  `create unique index records_in_order on records (space, ver)`,
  `create index records_by_root on records (space, root, id)`,
  `create index records_by_id on records (id)`,
  `create index records_by_kind on records (kind)`,
  `create index tombstones on records (deleted_at) where deleted_at is not null`,
  `create table invites (
    code_hash text primary key not null, role text not null, teams text not null, leads text not null, person text,
    invited_by text, created_at bigint not null, expires_at bigint not null, used_at bigint)`,
];

/** What spaces and roles are called, on both sides. */
import * as z from 'zod/mini';

/** 'org', 'team:<id>' or 'person:<id>': the unit of sync, of permission and of order. */
export const SpaceId = z.string().check(z.regex(/^(?:org|(?:team|person):[\w-]{1,64})$/));

export const Role = z.enum(['guest', 'member', 'admin']);
export type Role = z.infer<typeof Role>;

/** How a server is set up: environment variables, each with a default. The README lists them all. */
import * as z from 'zod/mini';
import { LEVELS } from './log.ts';
import { isZone } from './operations/zone.ts';
import { Unusable } from './unusable.ts';

/** Answers within its own machine only. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;

interface Setting<T> {
  name: string;
  /** As it would be written. Empty: nothing is set, and {@link readConfig} says what then. */
  fallback: string;
  /** Completes 'UPDRAFT_X has to be …'. */
  is: string;
  schema: z.ZodMiniType<T, string>;
}

const setting = <T>(name: string, fallback: string, is: string, schema: z.ZodMiniType<T, string>): Setting<T> => ({
  name: `UPDRAFT_${name}`,
  fallback,
  is,
  schema,
});

const wholeNumber = (lowest: number, highest: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,9}$/)),
    z.pipe(z.transform(Number), z.number().check(z.gte(lowest), z.lte(highest))),
  );
const filled = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));

const SETTINGS = {
  host: setting('HOST', '127.0.0.1', 'an address or name of this machine', z.string().check(z.regex(/^[\w.:-]+$/))),
  port: setting('PORT', '4600', 'a whole number from 0 (any free port) to 65535', wholeNumber(0, 65_535)),
  data: setting('DATA', '.updraft/server', 'the path of a folder', filled(4_000)),
  publicUrl: setting(
    'PUBLIC_URL',
    '',
    "an address that begins with https:// (or http:// on this machine) and has neither '?' nor '#'",
    z.union([z.literal(''), z.string().check(z.refine(isPublicUrl))]),
  ),
  organisation: setting('ORGANISATION', 'My organisation', 'a name of at most 200 characters', filled(200)),
  zone: setting(
    'ZONE',
    Temporal.Now.timeZoneId(),
    "a time zone such as 'Europe/Zurich'",
    z.string().check(z.refine(isZone)),
  ),
  proxies: setting('PROXIES', '0', 'how many proxies requests come through, from 0 to 9', wholeNumber(0, 9)),
  deviceLimit: setting(
    'DEVICE_LIMIT',
    '600',
    'how many requests a device may send in a minute, at least 1',
    wholeNumber(1, 999_999_999),
  ),
  addressLimit: setting(
    'ADDRESS_LIMIT',
    '60',
    'how many requests without a session an address may send in a minute, at least 1',
    wholeNumber(1, 999_999_999),
  ),
  log: setting('LOG', 'info', `one of ${LEVELS.join(', ')}`, z.enum(LEVELS)),
} as const;

/** Every variable and what it is when it is not set. */
export const VARIABLES: readonly { name: string; fallback: string }[] = Object.values(SETTINGS);

type Values = { [K in keyof typeof SETTINGS]: z.infer<(typeof SETTINGS)[K]['schema']> };

export interface Config extends Omit<Values, 'publicUrl'> {
  /** Where devices reach this server, without a slash at its end; null: where it listens. */
  publicUrl: string | null;
}

/** Throws {@link Unusable} with a sentence that names the first variable that is wrong. An empty variable counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = <T>({ name, fallback, is, schema }: Setting<T>): T => {
    const written = environment[name] || fallback;
    const { success, data } = schema.safeParse(written);
    if (!success) throw new Unusable(`${name} has to be ${is}, not '${written}'.`);
    return data;
  };
  const host = read(SETTINGS.host);
  const publicUrl = read(SETTINGS.publicUrl);
  if (publicUrl === '' && !LOOPBACK.test(host)) {
    throw new Unusable(
      `UPDRAFT_PUBLIC_URL has to be set where UPDRAFT_HOST is ${host}: the https:// address under which devices reach this server, since they join no other.`,
    );
  }
  return {
    host,
    publicUrl: publicUrl === '' ? null : publicUrl.replace(/\/+$/, ''),
    port: read(SETTINGS.port),
    data: read(SETTINGS.data),
    organisation: read(SETTINGS.organisation),
    zone: read(SETTINGS.zone),
    proxies: read(SETTINGS.proxies),
    deviceLimit: read(SETTINGS.deviceLimit),
    addressLimit: read(SETTINGS.addressLimit),
    log: read(SETTINGS.log),
  };
}

/** Devices send their bearer over https only, except to their own machine. */
function isPublicUrl(written: string): boolean {
  if (!URL.canParse(written)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(written);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
  return isSafe && `${username}${password}${search}${hash}` === '' && !/[?#]/.test(written);
}

/** What was typed behind `npm run import --`, or why it cannot be followed. */
import { parseArgs } from 'node:util';
import { LOCALES, type Locale, type TextKey } from '#lib/texts/sections.ts';
import { chooseLocale, type Params } from '#lib/texts/texts.ts';

/** Arguments or files that are of no use; the key has the sentence that says what to do. */
export class Unusable extends Error {
  override name = 'Unusable';
  readonly key: TextKey;
  readonly params: Params;
  constructor(key: TextKey, params: Params = {}) {
    super(key);
    this.key = key;
    this.params = params;
  }
}

export interface CommandLine {
  files: string[];
  dryRun: boolean;
  json: boolean;
  out: string;
  me: string | null;
  zone: string;
  source: string;
}

/** The language to speak, which has to be known before anything can be complained about. */
export function languageOf(argv: readonly string[], environment: NodeJS.ProcessEnv): Locale {
  const asked = argv[argv.indexOf('--lang') + 1];
  const exact = LOCALES.find((locale) => argv.includes('--lang') && locale === asked);
  if (exact) return exact;
  const system = (environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '').replace(/[.@].*$/, '');
  return /^[a-z]{2}(?:_[A-Z]{2})?$/.test(system) ? chooseLocale([system.replace('_', '-')]) : 'en';
}

/** Throws {@link Unusable}. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const { values, positionals } = parsed(argv);
  if (values.lang !== undefined && !LOCALES.some((locale) => locale === values.lang)) {
    throw new Unusable('import.cliUnknownLanguage', { language: values.lang });
  }
  if (positionals.length === 0) throw new Unusable('import.cliNoFiles');
  const zone = values.zone ?? Temporal.Now.timeZoneId();
  if (!isZone(zone)) throw new Unusable('import.cliUnknownZone', { zone });
  return {
    files: positionals,
    dryRun: values['dry-run'],
    json: values.json,
    out: values.out,
    me: values.me ?? null,
    zone,
    source: values.source,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        out: { type: 'string', default: 'updraft-import.json' },
        lang: { type: 'string' },
        me: { type: 'string' },
        zone: { type: 'string' },
        source: { type: 'string', default: 'spreadsheet' },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new Unusable('import.cliUnknownOption', { detail: error.message });
    throw error;
  }
}

function isZone(zone: string): boolean {
  try {
    Temporal.PlainDate.from('2000-01-01').toZonedDateTime(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

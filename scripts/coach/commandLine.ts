/** What was typed behind `npm run coach --`, or why it cannot be followed. */
import { parseArgs } from 'node:util';
import { LOCALES } from '#lib/texts/sections.ts';
import { Unusable } from '../import/commandLine.ts';

export interface CommandLine {
  files: string[];
  json: boolean;
}

/** Throws {@link Unusable}. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const { values, positionals } = parsed(argv);
  if (values.lang !== undefined && !LOCALES.some((locale) => locale === values.lang)) {
    throw new Unusable('import.cliUnknownLanguage', { language: values.lang });
  }
  if (positionals.length === 0) throw new Unusable('report.noFiles');
  return { files: positionals, json: values.json };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, lang: { type: 'string' } },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new Unusable('import.cliUnknownOption', { detail: error.message });
    throw error;
  }
}

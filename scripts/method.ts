/** npm run method: writes into docs/method.md what follows from the code: tables, rules, signals, worked examples. */
import { readFileSync, writeFileSync } from 'node:fs';
import { METHOD_PAGE, untrueFigures, written } from './method/document.ts';

const page = written(readFileSync(METHOD_PAGE, 'utf8'));
writeFileSync(METHOD_PAGE, page);
const untrue = untrueFigures(page);
for (const sentence of untrue) console.error(`${METHOD_PAGE}: ${sentence}`);
process.exitCode = untrue.length === 0 ? 0 : 1;

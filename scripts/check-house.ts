/** Fails if a file imports what it may not, stands in a circle, is a barrel, or has a name that says nothing. */
import { readSourceFiles } from './house/graph.ts';
import { violations } from './house/rules.ts';

const files = readSourceFiles(process.argv[2] ?? '.');
const found = violations(files);
for (const violation of found) console.error(violation);
if (found.length > 0) process.exitCode = 1;
else console.log(`House: ${files.length} files, every import points the right way.`);

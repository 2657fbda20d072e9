/**
 * Property tests try the same cases on every run, so that a change is refused for what it broke and not for luck. Other cases are tried by
 * `UPDRAFT_SEED=random npm run test:unit`, or with a number to try those of a report again; what is found that way becomes an example.
 */
import fc from 'fast-check';

const wanted = process.env.UPDRAFT_SEED ?? '20260701';
const seed = wanted === 'random' ? Math.trunc(Math.random() * 2 ** 31) : Number(wanted);
if (!Number.isSafeInteger(seed)) throw new Error(`UPDRAFT_SEED is 'random' or a whole number, not '${wanted}'.`);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

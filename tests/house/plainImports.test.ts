import { describe, expect, it } from 'vitest';
import { unwrapped } from '../../scripts/plainImports.ts';

describe('an import on demand', () => {
  it.each([
    ['en:()=>e(()=>import("../texts/en/okr-1.js"),[])', 'en:()=>import("../texts/en/okr-1.js")'],
    ['let t=await e(()=>import(`./a-1.js`).then(e=>e.n),[])', 'let t=await import(`./a-1.js`).then(e=>e.n)'],
    [
      '(await e(async()=>{let{Begin:t}=await import(`./Begin-1.js`);return{Begin:t}},[])).Begin',
      '(await import(`./Begin-1.js`)).Begin',
    ],
  ])('%s loses the helper around it', (before, after) => {
    expect(unwrapped(before)).toBe(after);
  });

  it.each(['V(()=>i(null),[])', 'k(()=>{import("./a-1.js")},[])', 'k(()=>void e.preload(n),[n])'])(
    'is not taken for %s',
    (code) => {
      expect(unwrapped(code)).toBe(code);
    },
  );
});

/** What stands in examples of more than one body: one made-up company, so that they can be read one after the other. */
export const ANNA = '0198f3a2-6c1e-7b3a-9d55-3f2a1c0e7b11';
export const STATIONS = '0198f3a2-6c1e-7b3a-9d55-3f2a1c0e7b21';
export const ANNAS_LAPTOP = '0198f3a2-6c1e-7b3a-9d55-3f2a1c0e7b31';
export const EPOCH = '9b2f7c1e-54d0-4c8a-8a75-1f0e6d3b2a90';
/** 3 July 2026, 09:00 UTC. */
export const MOMENT = 1_783_069_200_000;
export const CLOCK = `0mr4pd400-0000-${ANNAS_LAPTOP}`;

/** The hash of a code. */
export const INVITE = '3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b';

/** Codes and tokens are 256 random bits; these open nothing. */
export const CODE = 'example-code-that-opens-nothing';
export const TOKEN = 'example-token-that-opens-nothing';

export const OBJECTIVE_ROW = {
  root: '0198f3a2-6c1e-7b3a-9d55-3f2a1c0e7b41',
  record: {
    id: '0198f3a2-6c1e-7b3a-9d55-3f2a1c0e7b41',
    kind: 'objective',
    fields: {
      title: 'A bicycle stands wherever somebody needs one',
      why: '',
      owner: ANNA,
      team: STATIONS,
      cycle: null,
      ambition: 'aspirational',
      state: 'draft',
      order: 'a0',
    },
    clock: CLOCK,
    ver: 7,
  },
};

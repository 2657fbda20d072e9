/** Puts the demo company onto a device, next to nothing else. */
import type { Directory } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT, type Draft } from '#lib/sync/draft.ts';
import { demoCompany, type DemoOptions } from './company.ts';

/**
 * Drafts for a device that holds no objective yet. Its person is there already and is only renamed; the cycle that the first start made
 * gives way to the demo's own, since two running quarters would overlap.
 */
export function enterDemo(directory: Directory, options: Omit<DemoOptions, 'me'>): Draft[] {
  const { me } = directory;
  return [
    ...[...directory.cycles.keys()].map((id): Draft => ({ type: 'delete', kind: 'cycle', id, root: DIRECTORY_ROOT })),
    ...demoCompany({ ...options, me }).map((draft): Draft =>
      draft.id === me && draft.type === 'create'
        ? { type: 'patch', kind: 'person', id: me, root: DIRECTORY_ROOT, fields: draft.fields }
        : draft,
    ),
  ];
}

/** What was saved last, with the way to take it back. */
import type { useSaving } from './useSaving.ts';
import { later } from './later.tsx';

const Toast = later(async () => (await import('#components/controls/Toast.tsx')).Toast);

export function SavedToast({ saving }: { saving: ReturnType<typeof useSaving> }) {
  const { saved, undo, forget } = saving;
  if (!saved) return null;
  return (
    <div class="toast-place">
      <Toast
        key={saved.key}
        message={saved.message}
        onUndo={saved.step ? () => void undo() : undefined}
        onDone={forget}
      />
    </div>
  );
}

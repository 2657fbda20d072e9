/** One save for one form: a second Enter while the first is on its way to the disk is the same press. */
import { useCallback, useRef } from 'preact/hooks';

/** Wraps a save that resolves to whether it succeeded. After a success further calls do nothing: the form is about to go. */
export function useSavedOnce(): (save: () => Promise<boolean>) => Promise<void> {
  const busy = useRef(false);
  return useCallback(async (save) => {
    if (busy.current) return;
    busy.current = true;
    try {
      busy.current = await save();
    } catch (error) {
      busy.current = false;
      throw error;
    }
  }, []);
}

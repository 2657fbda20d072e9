/** Whether the browser promises to keep our data, and how full it is. */

/** Asks for persistent storage; true when the browser will not evict us. Browsers decide by their own rules, some ask the person. */
export async function askToPersist(): Promise<boolean> {
  if (!('storage' in navigator) || !navigator.storage.persist) return false;
  return (await navigator.storage.persisted()) || navigator.storage.persist();
}

/** Bytes used and available, as far as the browser tells. */
export async function storageRoom(): Promise<{ used: number; room: number } | null> {
  if (!('storage' in navigator) || !navigator.storage.estimate) return null;
  const { usage, quota } = await navigator.storage.estimate();
  return usage === undefined || quota === undefined ? null : { used: usage, room: quota };
}

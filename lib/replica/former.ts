/**
 * The bearer that this device had at a server before. It opens nothing there any more; with an invitation it shows that whoever comes back is the
 * same person (protocol.ts, JoinRequest).
 */
import * as z from 'zod/mini';
import type { Connection } from './connection.ts';
import { isDevice, type ServerLink } from './database.ts';
import type { Writing } from './findRoot.ts';

const KEY = 'former';
const Former = z.object({ url: z.string(), token: z.string() });

/** Of the server that is being left. */
export async function keepFormer(tx: Writing, { url, token }: ServerLink): Promise<void> {
  await tx.objectStore('meta').put({ url, token } satisfies z.infer<typeof Former>, KEY);
}

/** What to show to a server on joining it; null where this device never was there. No other server ever gets it. */
export async function readFormer(connection: Connection, url: string): Promise<string | null> {
  const [device, kept] = await connection.run((db) => Promise.all([db.get('meta', 'device'), db.get('meta', KEY)]));
  if (isDevice(device) && device.server?.url === url) return device.server.token;
  const { success, data } = Former.safeParse(kept);
  return success && data.url === url ? data.token : null;
}

/** What can go wrong with the copy as a whole. Apart from errors.ts, because no page needs it to paint. */

/** A file that is no backup of ours, or a damaged one; `detail` names the first place that does not fit. */
export class NotABackup extends Error {
  override name = 'NotABackup';
}

/** A new session belongs to another person or server than what waits on this device. */
export class AnotherMembership extends Error {
  override name = 'AnotherMembership';
}

/** What only a device that is alone can do. */
export class JoinedServer extends Error {
  override name = 'JoinedServer';
}

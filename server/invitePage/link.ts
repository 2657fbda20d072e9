/** The address that an invitation travels in. */

/** The code stands behind '#': browsers send that part to nobody, so it is in no log, not even in ours. */
export function inviteLink(publicUrl: string, code: string): string {
  return `${publicUrl}/join#${code}`;
}

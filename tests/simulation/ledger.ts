/**
 * What people were told is saved, operation by operation, and what became of each (protocol, I5): it waits on its device, or is settled, or lies where
 * a person can see it. What a disaster takes along is written off: a server or a browser profile that was put back from a backup.
 */
import type { DeviceContent, ServerContent } from './peek.ts';

interface Said {
  browser: string;
  what: string;
}

export class Ledger {
  #said = new Map<string, Said>();
  /** Taken back by the person before it left, so that it is settled as nothing. */
  #undone = new Set<string>();
  /** Settled as nothing. */
  #voided = new Set<string>();
  #letGo = new Set<string>();

  say(uid: string, said: Said): void {
    this.#said.set(uid, said);
  }
  undo(uid: string): void {
    this.#undone.add(uid);
  }
  letGo(uid: string): void {
    this.#letGo.add(uid);
  }
  settleAsNothing(uid: string): void {
    this.#voided.add(uid);
  }
  writeOff(uid: string): void {
    this.#said.delete(uid);
  }
  get size(): number {
    return this.#said.size;
  }

  /** I5: what is neither waiting nor settled nor shown. */
  lost(devices: ReadonlyMap<string, DeviceContent>, server: ServerContent): string[] {
    const waiting = new Map<string, Set<string>>();
    const shown = new Set<string>();
    for (const [browser, { outbox, attention }] of devices) {
      waiting.set(browser, new Set(outbox.map(({ uid }) => uid)));
      for (const { op } of attention) shown.add(uidOf(op));
    }
    const applied = new Set<string>();
    const refused = new Set<string>();
    for (const [key, { uid, code }] of server.settled) {
      if (code === null) applied.add(uid);
      else if (server.rejections.has(key)) refused.add(uid);
    }
    return [...this.#said].flatMap(([uid, { browser, what }]) => {
      const isSeen = shown.has(uid) || refused.has(uid) || this.#letGo.has(uid);
      const isNothing = this.#voided.has(uid) && !this.#undone.has(uid);
      if (isSeen || waiting.get(browser)?.has(uid)) return [];
      if (applied.has(uid) && !isNothing) return [];
      return [`I5: no operation is lost without a verdict that a person can see: ${uid} (${what}, on ${browser})`];
    });
  }
}

export function uidOf(op: unknown): string {
  return typeof op === 'object' && op !== null && 'uid' in op ? String(op.uid) : '';
}

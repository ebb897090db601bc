/**
 * What controllers remember of work that failed, by key: the UID of the object that it was for, with more behind a slash
 * where there is more than one such work. Kept by object, so that what is gone is forgotten without a look at the rest.
 */
import type { BackOff } from './controller-memory';

export class BackOffs {
  private readonly byUid = new Map<string, Map<string, BackOff>>();

  constructor(stored: Readonly<Record<string, BackOff>> = {}) {
    for (const [key, backOff] of Object.entries(stored)) this.set(key, backOff);
  }

  get(key: string): BackOff | undefined {
    return this.byUid.get(uidIn(key))?.get(key);
  }

  set(key: string, backOff: BackOff): void {
    const uid = uidIn(key);
    let ofObject = this.byUid.get(uid);
    if (ofObject === undefined) this.byUid.set(uid, (ofObject = new Map<string, BackOff>()));
    ofObject.set(key, backOff);
  }

  delete(key: string): void {
    const uid = uidIn(key);
    const ofObject = this.byUid.get(uid);
    ofObject?.delete(key);
    if (ofObject?.size === 0) this.byUid.delete(uid);
  }

  /** Drops all that was remembered for the object with this UID. */
  forget(uid: string): void {
    this.byUid.delete(uid);
  }

  /** As plain data; undefined when there is nothing. */
  snapshot(): Readonly<Record<string, BackOff>> | undefined {
    if (this.byUid.size === 0) return undefined;
    return Object.fromEntries([...this.byUid.values()].flatMap((ofObject) => [...ofObject]));
  }
}

function uidIn(key: string): string {
  const slash = key.indexOf('/');
  return slash < 0 ? key : key.slice(0, slash);
}

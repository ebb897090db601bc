/**
 * The UID of an object that is read off another: as fixed as that one's, and no stored object's, for those have an `a`
 * in this place.
 */
const VARIANT = 19;

/** From the UID of the object that it is read off. */
export function derivedUid(uid: string): string {
  return `${uid.slice(0, VARIANT)}b${uid.slice(VARIANT + 1)}`;
}

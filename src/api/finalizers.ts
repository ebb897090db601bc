/**
 * Finalizers of the API server's own: they say what becomes of an object's dependents. Others are people's.
 */

/** The dependents go first. */
export const FOREGROUND = 'foregroundDeletion';
/** The dependents stay and forget the owner. */
export const ORPHAN = 'orphan';

/** Names that need no domain in front. */
export const STANDARD_FINALIZERS: ReadonlySet<string> = new Set(['kubernetes', ORPHAN, FOREGROUND]);

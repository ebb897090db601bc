/**
 * `show storage`: who uses which disk, and what waits for its Pod.
 */
import type { PersistentVolumeClaim } from '../../api/objects';
import { keyOf } from '../../cluster/cluster';
import { MAX_LINES } from '../../diagram/text/columns';
import { byName } from '../../diagram/natural';
import { storageDrawings, usersByClaim } from '../../diagram/text/storage';
import { count } from '../story/pod-name';
import type { TutorContext } from '../verbs/tutor-verb';
import { fitting } from './fitting';
import type { Shown } from './shown';

const MODES: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'for one Node',
  ReadWriteMany: 'for many Nodes',
  ReadOnlyMany: 'read only',
  ReadWriteOncePod: 'for one Pod',
};

export function showStorage({ cluster }: Pick<TutorContext, 'cluster'>): Shown {
  const claims = [...cluster.list('PersistentVolumeClaim')].sort((a, b) => byName(a.metadata.name, b.metadata.name));
  if (claims.length === 0) {
    const hint = 'no claims and no volumes';
    return { headline: 'Nothing is stored here yet', picture: [hint], said: [hint] };
  }
  const drawings = [...storageDrawings(cluster)];
  const drawn = drawings.find((lines) => lines.length <= MAX_LINES) ?? drawings.at(-1) ?? [];
  const users = usersByClaim(cluster);
  const said = claims.map((claim) => {
    const pods = users.get(keyOf(claim)) ?? [];
    const size = claim.spec.resources.requests?.storage ?? '';
    const state = claim.status.phase === 'Bound' ? 'has a volume' : 'has no volume yet';
    const who = pods.length === 0 ? 'kept, used by no Pod' : `used by ${pods.join(', ').replaceAll('..', ' ')}`;
    return `Claim ${claim.metadata.name}, ${size} ${modeOf(claim)}, ${state}, ${who}`;
  });
  const bound = claims.filter((claim) => claim.status.phase === 'Bound').length;
  return {
    headline: `${bound} of ${count(claims.length, 'claim')} ${bound === 1 ? 'has' : 'have'} a volume`,
    picture: fitting(drawn),
    said,
  };
}

function modeOf(claim: PersistentVolumeClaim): string {
  const [mode = ''] = claim.spec.accessModes;
  return MODES[mode] ?? mode;
}

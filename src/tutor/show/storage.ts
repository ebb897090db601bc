/**
 * `show storage`: claims, the volumes that they are tied to, and who uses them.
 */
import type { PersistentVolumeClaim } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { cut } from '../../diagram/columns';
import { claimsOf } from '../../diagram/mark';
import { byName } from '../../diagram/natural';
import { shortName } from '../../diagram/short-name';
import { count } from '../story/pod-name';
import type { TutorContext } from '../verbs/tutor-verb';
import { fitting } from './fitting';
import type { Shown } from './shown';

const MODES: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'one Node',
  ReadWriteMany: 'many Nodes',
  ReadOnlyMany: 'read only',
  ReadWriteOncePod: 'one Pod',
};

export function showStorage({ cluster }: TutorContext): Shown {
  const claims = [...cluster.list('PersistentVolumeClaim')].sort((a, b) => byName(a.metadata.name, b.metadata.name));
  if (claims.length === 0) {
    const hint = 'no claims and no volumes';
    return { headline: 'Nothing is stored here yet', picture: [hint], said: [hint] };
  }
  const lines = claims.flatMap((claim) => {
    const users = usersOf(claim, cluster);
    const size = claim.spec.resources.requests?.storage ?? '';
    const who = users.length === 0 ? 'kept, no Pod' : users.length > 2 ? `${users.length} Pods` : users.join(', ');
    return [
      `(${cut(claim.metadata.name, 22)})  ${size}  ${modeOf(claim)}`,
      `  '--- ${claim.status.phase === 'Bound' ? who : 'waits for a volume'}`,
    ];
  });
  const said = claims.map((claim) => {
    const users = usersOf(claim, cluster);
    return `Claim ${claim.metadata.name} is ${claim.status.phase ?? 'Pending'}, used by ${users.length === 0 ? 'no Pod' : users.join(', ')}`;
  });
  const bound = claims.filter((claim) => claim.status.phase === 'Bound').length;
  return { headline: `${bound} of ${count(claims.length, 'claim')} have a volume`, picture: fitting(lines), said };
}

function usersOf(claim: PersistentVolumeClaim, cluster: Cluster): readonly string[] {
  return cluster
    .list('Pod', claim.metadata.namespace)
    .filter((pod) => claimsOf(pod).includes(claim.metadata.name))
    .map(shortName);
}

function modeOf(claim: PersistentVolumeClaim): string {
  const [mode = ''] = claim.spec.accessModes;
  return MODES[mode] ?? mode;
}

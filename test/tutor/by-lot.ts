/**
 * Commands chosen by lot on a cluster chosen by lot: whatever happens, each reply keeps the rules of style.
 */
import { ALL_VERBS } from '../../src/app/verbs';
import { pick, type Random } from '../../src/cluster/random';
import { newCluster } from '../../src/cluster/new-cluster';
import { NOTHING_TAUGHT } from '../../src/tutor/taught';
import { isRefused, playOne } from './play';
import { violations } from './style-rules';

const COMMANDS_PER_CLUSTER = 9;

const DEPLOYMENTS = [
  'deploy web',
  'deploy web 7',
  'deploy shop 15',
  'deploy a-very-long-name-of-an-app 2',
  'deploy db statefulset',
  'deploy agent daemonset',
  'deploy logs daemonset on disk=ssd',
  'deploy notes 3 volume',
  'deploy api 2 with shipper',
  'deploy front 2 --to db',
  'deploy slow --image slow:slow',
  'deploy bad --image bad:bad',
  'deploy oom --image oom:crash',
];

const CHANGES = [
  'scale web 1',
  'scale web 0',
  'scale web 9',
  'scale db 5',
  'scale db 1',
  'scale notes 5',
  'update web v2',
  'update web nopull',
  'update web crash',
  'update web bad',
  'rollback web',
  'rollback db',
  'delete pod',
  'delete pod db-1',
  'delete deployment web',
  'delete deployment shop',
  'delete statefulset db',
];

const FAULTS = [
  'crash pod',
  'crash pod db-0',
  'crash pod db-0 loop',
  'crash pod web --loop',
  'crash pod api -c shipper',
  'oom pod web',
  'fail pod web',
  'evict pod web',
  'unready pod web',
  'ready pod web',
  'unready pod db-1',
  'disk lose data-db-1',
];

const MACHINES = [
  'node add',
  'node remove node-1',
  'node remove node-2',
  'node fail node-1',
  'node fail node-2',
  'node recover node-1',
  'node notready node-3',
  'node recover node-3',
  'cordon node-3',
  'uncordon node-3',
  'drain node-2 --ignore-daemonsets --delete-emptydir-data --force',
  'uncordon node-2',
  'label node node-1 disk=ssd',
  'taint node node-1 gpu=only:NoExecute',
  'wait 1m',
  'wait 5m',
  'wait 6m',
];

const APPS = [
  'write web /tmp/x hello',
  'write db-0 /data/x hello',
  'write notes /data/x hello',
  'read notes /data/x',
  'read db /data/x',
  'curl web',
  'curl web -n 12',
  'curl front /add milk',
  'curl db /add bread',
  'curl notes /visit -n 2',
  'load web 300',
  'load web off',
];

const LOOKS = ['', 'show', 'show owners', 'show storage', 'show nodes', 'why web', 'why db-0', 'diagnose', 'which'];

const BY_LOT = [...DEPLOYMENTS, ...CHANGES, ...FAULTS, ...MACHINES, ...APPS, ...LOOKS];

/** What was wrong with the replies, each with the commands that led there; empty when nothing was. */
export function walkByLot(seed: number): readonly string[] {
  const random: Random = { position: seed * 7919 };
  let state = newCluster({ seed, rules: seed % 2 === 0 ? 'course' : 'kubernetes', nodes: 1 + (seed % 5) });
  let taught = NOTHING_TAUGHT;
  const said: string[] = [];
  for (let index = 0; index < COMMANDS_PER_CLUSTER; index++) {
    // Something runs before anything happens to it.
    const text = pick(random, index < 3 ? DEPLOYMENTS : BY_LOT);
    const { reply, before, after, ...next } = playOne(state, text, taught);
    ({ state, taught } = next);
    said.push(text);
    const wrong = violations(reply, { before, after, verbs: ALL_VERBS });
    const refused = reply.headline.startsWith('Nothing was changed')
      ? []
      : reply.buttons.filter(({ run }) => isRefused(state, run)).map(({ run }) => `refused: ${run}`);
    const problems = [...wrong, ...refused];
    if (problems.length > 0) return problems.map((problem) => `${said.join(' · ')}: ${problem}`);
  }
  return [];
}

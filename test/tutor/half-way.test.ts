/**
 * Clusters that rest half-way, by lot: every look keeps the rules of style there, and the next command finds its way.
 */
import { ALL_VERBS } from '../../src/app/verbs';
import { pick, type Random } from '../../src/cluster/random';
import { newCluster } from '../../src/cluster/new-cluster';
import { isRefused, playOne } from './play';
import { violations } from './style-rules';

const COMMANDS = [
  'deploy web',
  'deploy shop 7',
  'deploy db 3 statefulset',
  'deploy notes 3 volume',
  'deploy agent daemonset',
  'scale web 5',
  'scale db 1',
  'update web v2',
  'update web nopull',
  'rollback web',
  'crash pod web',
  'crash pod db-0 loop',
  'delete pod db-1',
  'delete deployment web',
  'node add',
  'node fail node-2',
  'node recover node-2',
  'node remove node-3',
  'drain node-1 --ignore-daemonsets --delete-emptydir-data --force',
  'uncordon node-1',
  'evict pod shop',
  'unready pod web',
  'load web 500',
];
const LOOKS = ['', 'show', 'show storage', 'show nodes', 'show steps', 'why', 'why web', 'why db-0', 'diagnose'];
const LOOKS_AND_STEPS = [
  ...LOOKS,
  'step',
  'step 3',
  'step 9',
  'step rest',
  'explain Pod',
  'explain leader',
  'get pods',
];

/** What was wrong, with the commands that led there. */
function walk(seed: number): readonly string[] {
  const random: Random = { position: seed * 104_729 };
  let state = newCluster({ seed, rules: 'kubernetes' });
  const said: string[] = [];
  for (let index = 0; index < 12; index++) {
    const command =
      index % 2 === 0 ? `step ${1 + (seed % 4)} ${pick(random, COMMANDS)}` : pick(random, LOOKS_AND_STEPS);
    const { reply, before, after, state: next } = playOne(state, command);
    said.push(command);
    state = next;
    const refused = reply.headline.startsWith('Nothing was changed')
      ? []
      : reply.buttons.filter(({ run }) => isRefused(state, run)).map(({ run }) => `refused: ${run}`);
    // An example is drawn where this cluster has nothing to show.
    const isExample = reply.notice?.startsWith('The picture: an example') === true;
    const drawnFrom = isExample ? {} : { before, after };
    const problems = [...violations(reply, { ...drawnFrom, verbs: ALL_VERBS }), ...refused];
    if (problems.length > 0) return problems.map((problem) => `${said.join(' · ')}: ${problem}`);
  }
  return [];
}

test.each(Array.from({ length: 20 }, (_, index) => [index + 1]))('cluster %i', (seed) => {
  expect(walk(seed)).toEqual([]);
});

import { differences } from '../../src/tutor/difference';
import { Cluster } from '../../src/cluster/cluster';
import { play } from './play';

const BEFORE = ['deploy web', 'deploy db 2 statefulset', 'deploy agent daemonset'];

function changed(...texts: readonly string[]): readonly string[] {
  const played = play([...BEFORE, ...texts]);
  return differences(played[BEFORE.length - 1]!.after, played.at(-1)!.after);
}

test.each<[readonly string[], readonly string[]]>([
  [[], []],
  [['scale web 5'], ['web 3 -> 5 Pods']],
  [['update web v2'], ['web v1 -> v2']],
  [
    ['update web v2', 'scale web 1'],
    ['web 3 -> 1 Pods', 'web v1 -> v2'],
  ],
  [['delete statefulset db'], ['db gone']],
  [['deploy api 1'], ['api new']],
  [['node add'], ['node-4 new']],
  [['node remove node-2'], ['node-2 gone']],
  [['crash pod web'], []],
  [['scale web 5', 'scale web 3'], []],
])('%j', (texts, expected) => {
  expect(changed(...texts)).toEqual(expected);
});

test('rules are a difference', () => {
  const [{ state }] = play(['deploy web']) as [ReturnType<typeof play>[number]];
  expect(differences(new Cluster(state), new Cluster({ ...state, rules: 'kubernetes' }))).toEqual([
    'rules: kubernetes',
  ]);
});

/** The same state and command give the same result, also where the state was stored and read again in between. */
import * as fc from 'fast-check';
import { run } from '../../src/app/run';
import { ALL_VERBS } from '../../src/app/verbs';
import { decodeCluster, encodeCluster } from '../../src/cluster/codec';
import { newCluster } from '../../src/cluster/new-cluster';
import type { ClusterState } from '../../src/cluster/state';
import { NOTHING_TAUGHT } from '../../src/tutor/taught';

const COMMANDS = [
  'deploy web',
  'deploy db 3 statefulset',
  'deploy notes 3 volume',
  'deploy agent daemonset',
  'scale web 5',
  'update web nopull',
  'crash pod db-0 loop',
  'evict pod web',
  'unready pod web',
  'fail pod db-1',
  'write web /tmp/__proto__ x',
  'curl db /add constructor',
  'curl notes /visit -n 3',
  'load web 900',
  'disk lose data-db-0',
  'taint node node-1 a=b:NoExecute',
  'taint node node-1 a-',
  'drain node-2 --ignore-daemonsets --force --delete-emptydir-data',
  'uncordon node-2',
  'node add',
  'node fail node-3',
  'node notready node-1',
  'node recover',
  'step 3',
  'step 2 scale db 1',
  'wait 6m',
  'create cronjob tick --image=tick:exit0 --schedule="*/2 * * * *"',
  'create job once --image=once:exit1',
  'create priorityclass high --value=1000',
  'create quota q --hard=pods=6,count/jobs.batch=3',
  'create namespace extra',
  'deploy web -n extra',
  'delete namespace extra',
  'set resources deployment web --requests=cpu=100m',
  'autoscale deployment web --min=1 --max=6 --cpu=50%',
  'probe web readiness',
  'probe web liveness',
  'delete pod db-0 --force',
  'delete statefulset db --cascade=orphan',
  'node remove node-3',
];

const stored = (state: ClusterState) => decodeCluster(encodeCluster(state));

function answer(state: ClusterState, text: string) {
  const outcome = run(state, text, { verbs: ALL_VERBS, taught: NOTHING_TAUGHT, pressed: false });
  if ('channelVerb' in outcome) throw new Error(`${text} belongs to the channel`);
  return outcome;
}

test('a stored cluster answers as the one that was never stored', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99 }),
      fc.array(fc.constantFrom(...COMMANDS), { maxLength: 10 }),
      (seed, texts) => {
        let state = newCluster({ seed });
        for (const text of texts) {
          const [one, other] = [answer(state, text), answer(stored(state), text)];
          expect(other.reply).toEqual(one.reply);
          expect(stored(other.cluster)).toEqual(stored(one.cluster));
          expect(one.cluster.clock).toBeGreaterThanOrEqual(state.clock);
          state = one.cluster;
        }
      },
    ),
    { numRuns: 15, endOnFailure: true },
  );
});

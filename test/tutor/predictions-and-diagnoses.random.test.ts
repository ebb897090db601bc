/** On clusters chosen by lot every prediction is asked or left out, and every diagnosis offers what works. */
import * as fc from 'fast-check';
import { newCluster } from '../../src/cluster/new-cluster';
import { PREDICTIONS } from '../../src/tutor/quiz/predictions';
import { isRefused, playOne } from './play';

const COMMANDS = [
  'deploy web',
  'deploy db 3 statefulset',
  'deploy db 0 statefulset',
  'deploy db 2 statefulset with shipper',
  'deploy notes 3 volume',
  'deploy agent daemonset',
  'deploy front 2 --to db',
  'deploy bad --image bad:bad',
  'set image statefulset/db db=mysql:v1',
  'scale db 0',
  'scale db 4',
  'update web nopull',
  'delete statefulset db --cascade=orphan',
  'delete service db',
  'delete pod db-0 --force --grace-period=0',
  'crash pod db-0 loop',
  'unready pod web',
  'disk lose data-db-0',
  'curl notes /visit -n 4',
  'node fail node-1',
  'node fail node-2',
  'node remove node-1',
  'node notready node-3',
  'node recover node-2',
  'drain node-3 --force',
  'taint node node-1 a=b:NoExecute',
  'step 2 scale db 2',
  'step 4 node fail node-3',
  'wait 6m',
];

test('nothing throws, and no diagnosis is a dead end', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999 }),
      fc.array(fc.constantFrom(...COMMANDS), { minLength: 3, maxLength: 9 }),
      (seed, texts) => {
        let state = newCluster({ seed, rules: 'kubernetes', nodes: 1 + (seed % 4) });
        for (const text of texts) ({ state } = playOne(state, text));
        for (const prediction of PREDICTIONS) expect(() => prediction.ask(state, true)).not.toThrow();
        for (const { run } of playOne(state, 'diagnose').reply.buttons) {
          expect([run, isRefused(state, run)]).toEqual([run, false]);
        }
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
});

/** On clusters chosen by lot every prediction is asked or left out, and every diagnosis offers what works. */
import * as fc from 'fast-check';
import { refOf } from '../../src/api/objects';
import { ALL_VERBS } from '../../src/app/verbs';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import { findingsAbout, findingsIn } from '../../src/tutor/diagnose/checks';
import type { Finding } from '../../src/tutor/diagnose/finding';
import { PREDICTIONS } from '../../src/tutor/quiz/predictions';
import { upcomingIn } from '../../src/tutor/upcoming';
import { workingButtons } from '../../src/tutor/working';
import { isRefused, playOne } from './play';
import { violations } from './style-rules';
import { falseFindings, looksInto } from './true-findings';

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
  'taint nodes node-2 a=b:NoSchedule',
  'cordon node-2',
  'create quota few --hard=pods=4',
  'set resources deployment/web --requests=cpu=3',
  'label pods -l app=web app=other --overwrite',
  'label pods --all tier=front',
  'deploy logs daemonset on disk=ssd',
  'wait 6m',
];

const QUESTIONS = [
  'why',
  'why web',
  'why db-1',
  'why is db-3 not there',
  'why no pod on node-2',
  'why is there no agent on node-1',
  'why not v2',
  'why web 3 of 4',
  'why data-db-0',
  'why node-1',
  'why service db',
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
    { numRuns: Math.min(CLUSTERS, 100) / 4, endOnFailure: true },
  );
});

/** A few in the tests; `npm run proof:findings` looks at 500. */
const CLUSTERS = Number(process.env.CLUSTERS ?? 40);

test('every finding is true, incomplete workloads have one, and every why is answered with commands that work', () => {
  let lookedInto = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9999 }),
      fc.array(fc.constantFrom(...COMMANDS), { minLength: 2, maxLength: 7 }),
      fc.constantFrom(...QUESTIONS),
      (seed, texts, question) => {
        let state = newCluster({ seed, rules: 'kubernetes', nodes: 1 + (seed % 4) });
        for (const text of texts) ({ state } = playOne(state, text));
        const cluster = new Cluster(state);
        const findings = findingsIn(cluster);
        expect(falseFindings(findings, cluster)).toEqual([]);
        lookedInto += findings.filter(looksInto).length;
        expect(unexplained(cluster, findings)).toEqual([]);
        for (const { run } of workingButtons(findings[0]?.cures ?? [], cluster, ALL_VERBS)) {
          expect([run, isRefused(state, run)]).toEqual([run, false]);
        }
        const { reply } = playOne(state, question);
        expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
        expect(reply.buttons.filter(({ run }) => isRefused(state, run)).map(({ run }) => run)).toEqual([]);
      },
    ),
    { numRuns: CLUSTERS, endOnFailure: true },
  );
  expect(lookedInto).toBeGreaterThan(CLUSTERS / 8);
}, 300_000);

/** Deployments and StatefulSets that rest with fewer ready Pods than they want, and nothing is found that concerns them. */
function unexplained(cluster: Cluster, findings: readonly Finding[]): readonly string[] {
  const isDue = upcomingIn(cluster).length > 0;
  return [...cluster.list('Deployment'), ...cluster.list('StatefulSet')]
    .filter(({ spec, status }) => (status.readyReplicas ?? 0) < spec.replicas)
    .filter((owner) => !isDue && findingsAbout(refOf(owner), cluster, findings).length === 0)
    .map(({ metadata }) => metadata.name);
}

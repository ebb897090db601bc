/**
 * `explain` knows every word of Kubernetes that people read: in replies, lessons, missions and questions.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS } from '../../../src/api/kinds';
import { exerciseEntries, exerciseOf } from '../../../src/tutor/exercises/library';
import { findTerm } from '../../../src/tutor/explain/find-term';
import { bankItems } from '../../../src/tutor/quiz/items';
import { MISCONCEPTIONS } from '../../../src/tutor/quiz/misconceptions';

const ROOT = join(__dirname, '../../..');

/** Words that a reader may not know, as they are written; several forms are listed only where one may be used alone. */
const WORDS = [
  ...Object.keys(KINDS).filter((kind) => kind !== 'ControllerRevision'),
  'address',
  'admission policy',
  'agent',
  'annotation',
  'apply',
  'attach',
  'attached',
  'autoscaler',
  'back-off',
  'backoffLimit',
  'batch',
  'budget',
  'claim',
  'claim template',
  'cluster',
  'completion',
  'container',
  'controller',
  'copy',
  'cordon',
  'cordoned',
  'CPU',
  'crash',
  'crash loop',
  'crash wait',
  'CrashLoopBackOff',
  'CreateContainerConfigError',
  'database',
  'deadline',
  'drain',
  'drained',
  'emptyDir',
  'endpoint',
  'eviction',
  'evicted',
  'exit code',
  'failover',
  'finalizer',
  'force',
  'garbage collector',
  'grace',
  'headless',
  'history',
  'identity',
  'image',
  'image pull',
  'ImagePullBackOff',
  'init container',
  'kubectl',
  'kubelet',
  'label',
  'label selector',
  'leader',
  'leads',
  'limit',
  'limits',
  'liveness',
  'liveness probe',
  'load',
  'lost update',
  'manifest',
  'maxSurge',
  'maxUnavailable',
  'memory',
  'mount',
  'mounts',
  'Multi-Attach',
  'namespace',
  'no Node yet',
  'NoExecute',
  'NoSchedule',
  'node selector',
  'not ready',
  'NotReady',
  'OOMKilled',
  'ordinal',
  'owner',
  'partition',
  'Pending',
  'phase',
  'Pod template',
  'policy',
  'preemption',
  'primary',
  'priority',
  'probe',
  'provisioner',
  'quorum',
  'quota',
  'readiness',
  'readiness probe',
  'readiness check',
  'ReadWriteMany',
  'ReadWriteOnce',
  'ready',
  'reclaim policy',
  'reconcile',
  'Recreate',
  'replica',
  'replicas',
  'request',
  'requests',
  'restart',
  'restartPolicy',
  'revision',
  'rewind',
  'rollback',
  'rolling update',
  'RollingUpdate',
  'rollout',
  'schedule',
  'scheduler',
  'selector',
  'server-side apply',
  'shared volume',
  'sidecar',
  'silent',
  'spec',
  'spread',
  'stalled',
  'startup probe',
  'stateful',
  'stateless',
  'strategy',
  'surge',
  'tag',
  'taint',
  'template',
  'Terminating',
  'toleration',
  'tolerate',
  'tolerates',
  'topology spread',
  'UID',
  'uncordon',
  'utilization',
  'virtual time',
  'volume',
  'volumeClaimTemplate',
  'workload',
  'YAML',
];

/** Everything that people read, as one text. */
function readTexts(): string {
  const pages = [
    ...readdirSync(join(ROOT, 'test/tutor/golden')).map((name) => join('test/tutor/golden', name)),
    'docs/course-walk.md',
  ].map((path) => readFileSync(join(ROOT, path), 'utf8'));
  const exercises = exerciseEntries().map(({ kind, id }) => {
    const { title, text, steps, debrief } = exerciseOf(kind, id)!;
    const told = steps.flatMap(({ say, hints, done = '' }) => [say, ...hints, done]);
    return [title, text, ...told, debrief.happened ?? '', debrief.model, debrief.production ?? ''].join(' ');
  });
  const questions = bankItems().map(({ ask, situation, right, wrong }) =>
    [ask, situation, right.text, right.why, ...wrong.flatMap(({ text, fact }) => [text, fact])].join(' '),
  );
  return [...pages, ...exercises, ...questions, ...Object.values(MISCONCEPTIONS)].join('\n');
}

const TEXTS = readTexts();

const isRead = (word: string): boolean =>
  new RegExp(`(?<![\\w-])${word.replaceAll('-', '\\-')}s?(?![\\w-])`, /[A-Z]/.test(word) ? '' : 'i').test(TEXTS);

test('the texts are all there', () => {
  expect(TEXTS.length).toBeGreaterThan(100_000);
  expect(WORDS.filter(isRead).length).toBeGreaterThan(100);
});

test('every word of Kubernetes that people read can be explained', () => {
  expect(WORDS.filter((word) => isRead(word) && findTerm(word) === undefined)).toEqual([]);
});

test('every word that is written together can be explained: ReadWriteOnce, OrderedReady', () => {
  const joined = new Set(TEXTS.match(/\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b/g));
  joined.delete('NotFound');
  expect([...joined].filter((word) => findTerm(word) === undefined)).toEqual([]);
});

test.each([
  ['rs', 'ReplicaSet'],
  ['sts', 'StatefulSet'],
  ['pvc', 'claim'],
  ['HPA', 'autoscaler'],
  ['PDBs', 'PodDisruptionBudget'],
  ['crash loop', 'crash wait'],
  ['rolling updates', 'rollout'],
  ['Readiness', 'ready'],
  ['taints', 'taint'],
  ['a toleration', 'toleration'],
  ['endpoints', 'endpoint'],
  ['rewind', 'undo'],
  ['virtual time', 'virtual time'],
  ['readiness probes', 'readiness probe'],
])('%s means %s', (typed, name) => {
  expect(findTerm(typed)?.name).toBe(name);
});

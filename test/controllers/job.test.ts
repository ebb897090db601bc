import type { Job } from '../../src/api/objects';
import { isRejected } from '../../src/api/rejection';
import { createObject, updateObject } from '../../src/cluster/admission';
import { deleteObject } from '../../src/cluster/deletion';
import { MINUTE, SECOND } from '../../src/cluster/time';
import { printTable } from '../../src/printers/table';
import { job, RunningCluster } from './running-cluster';

const conditions = ({ status }: Job): readonly string[] =>
  (status.conditions ?? []).map(({ type, status: is, reason }) => `${type}=${is} ${reason ?? ''}`);

const secondsOfPods = (running: RunningCluster): readonly number[] => {
  const births = running.pods().map(({ metadata }) => Date.parse(metadata.creationTimestamp));
  return births.map((at) => (at - births[0]!) / SECOND);
};

const refusalOf = (spec: object, restartPolicy?: string): string => {
  const made = createObject(new RunningCluster().cluster, job('work', 'v1', spec, restartPolicy));
  return isRejected(made) ? made.message : 'created';
};

test('makes as many Pods as may run at once, until enough have succeeded', () => {
  const running = new RunningCluster();
  running.apply(job('work', 'exit0', { completions: 3, parallelism: 2 }));
  const { status } = running.the('Job', 'work');
  expect(status).toMatchObject({ succeeded: 3, terminating: 0, uncountedTerminatedPods: {} });
  expect(status.active).toBeUndefined();
  expect(conditions(running.the('Job', 'work'))).toEqual([
    'SuccessCriteriaMet=True CompletionsReached',
    'Complete=True CompletionsReached',
  ]);
  expect(status.completionTime).toBeDefined();
  expect(running.pods().map(({ status: { phase } }) => phase)).toEqual(['Succeeded', 'Succeeded', 'Succeeded']);
  expect(running.pods().flatMap(({ metadata }) => metadata.finalizers ?? [])).toEqual([]);
  expect(running.eventsOn('work').at(-1)).toBe('Completed: Job completed');
});

test('a Pod has the labels of its Job, the finalizer that lets it be counted, and a made-up name', () => {
  const running = new RunningCluster();
  const { metadata, spec } = running.apply(job('work', 'v1'));
  const [pod] = running.pods();
  expect(spec.selector).toEqual({ matchLabels: { 'batch.kubernetes.io/controller-uid': metadata.uid } });
  expect(pod?.metadata.labels).toEqual({
    'batch.kubernetes.io/controller-uid': metadata.uid,
    'batch.kubernetes.io/job-name': 'work',
    'controller-uid': metadata.uid,
    'job-name': 'work',
  });
  expect(metadata.labels).toEqual(pod?.metadata.labels);
  expect(pod?.metadata.finalizers).toEqual(['batch.kubernetes.io/job-tracking']);
  expect(pod?.metadata.name).toMatch(/^work-[a-z0-9]{5}$/);
  expect(running.the('Job', 'work').status).toMatchObject({ active: 1, ready: 1, terminating: 0 });
});

test('replaces failed Pods after 10 s, doubled each time, and gives up beyond the limit', () => {
  const running = new RunningCluster();
  running.apply(job('work', 'exit1', { backoffLimit: 2 }));
  running.loop.advance(2 * MINUTE);
  const gaps = secondsOfPods(running).map((at, i, all) => (i === 0 ? 0 : at - all[i - 1]!));
  const [, first = 0, second = 0] = gaps;
  expect(gaps).toHaveLength(3);
  expect(second - first).toBe(10);
  expect(running.the('Job', 'work').status.failed).toBe(3);
  expect(conditions(running.the('Job', 'work'))).toEqual([
    'FailureTarget=True BackoffLimitExceeded',
    'Failed=True BackoffLimitExceeded',
  ]);
  expect(running.eventsOn('work').at(-1)).toBe('BackoffLimitExceeded: Job has reached the specified backoff limit');
});

test('restarts in one Pod count as failures with OnFailure, and the Pod goes', () => {
  const running = new RunningCluster();
  running.apply(job('work', 'exit1', { backoffLimit: 2 }, 'OnFailure'));
  running.loop.advance(2 * MINUTE);
  expect(running.pods()).toEqual([]);
  expect(running.comings().map((coming) => coming[0])).toEqual(['+', '-']);
  expect(running.the('Job', 'work').status.failed).toBe(1);
});

test('ends Pods that run past the deadline, and has failed only when they are gone', () => {
  const running = new RunningCluster({ timing: { stop: 10 * SECOND } });
  running.apply(job('work', 'v1', { activeDeadlineSeconds: 60 }));
  running.loop.advance(50 * SECOND);
  expect(conditions(running.the('Job', 'work'))).toEqual([]);
  const seen: string[][] = [];
  for (let i = 0; i < 30; i++) {
    running.loop.advance(SECOND);
    seen.push([...conditions(running.the('Job', 'work'))]);
  }
  expect(seen).toContainEqual(['FailureTarget=True DeadlineExceeded']);
  expect(seen.at(-1)).toEqual(['FailureTarget=True DeadlineExceeded', 'Failed=True DeadlineExceeded']);
  expect(running.pods()).toEqual([]);
});

test('suspending deletes Pods without counting them; resuming starts anew', () => {
  const running = new RunningCluster();
  running.apply(job('work', 'v1', { completions: 2, parallelism: 2, suspend: true }));
  expect(running.pods()).toEqual([]);
  expect(running.the('Job', 'work').status.startTime).toBeUndefined();
  const suspend = (value: boolean) =>
    running.change('Job', 'work', (object) => ({ ...object, spec: { ...object.spec, suspend: value } }));
  expect(conditions(suspend(false))).toEqual(['Suspended=False JobResumed']);
  expect(running.pods()).toHaveLength(2);
  expect(conditions(suspend(true))).toEqual(['Suspended=True JobSuspended']);
  expect(running.pods()).toEqual([]);
  expect(running.the('Job', 'work').status.failed).toBeUndefined();
});

test('an Indexed Job does each piece of work once', () => {
  const running = new RunningCluster();
  running.apply(job('work', 'exit0', { completions: 4, parallelism: 2, completionMode: 'Indexed' }));
  expect(running.the('Job', 'work').status).toMatchObject({ succeeded: 4, completedIndexes: '0-3' });
  const [pod] = running.pods();
  expect(pod?.metadata.name).toMatch(/^work-0-[a-z0-9]{5}$/);
  expect(pod?.metadata.annotations).toEqual({ 'batch.kubernetes.io/job-completion-index': '0' });
  expect(pod?.spec.hostname).toBe('work-0');
  expect(pod?.spec.containers[0]?.env?.[0]?.name).toBe('JOB_COMPLETION_INDEX');
});

test.each([
  ['TerminatingOrFailed', 2],
  ['Failed', 1],
])('podReplacementPolicy %s: %i Pods while a deleted one stops', (podReplacementPolicy, there) => {
  const running = new RunningCluster({ timing: { stop: 20 * SECOND } });
  running.apply(job('work', 'v1', { podReplacementPolicy }));
  deleteObject(running.cluster, running.pods()[0]!);
  running.loop.advance(SECOND);
  // A deleted Pod counts as one that failed: the first replacement waits 10 s.
  expect(running.pods()).toHaveLength(1);
  running.loop.advance(10 * SECOND);
  expect(running.pods()).toHaveLength(there);
  running.loop.advance(MINUTE);
  expect(running.pods()).toHaveLength(1);
  expect(running.the('Job', 'work').status).toMatchObject({ active: 1, failed: 1, terminating: 0 });
});

test('parallelism can change; fewer Pods then go uncounted', () => {
  const running = new RunningCluster();
  running.apply(job('work', 'v1', { completions: 5, parallelism: 4 }));
  running.change('Job', 'work', (object) => ({ ...object, spec: { ...object.spec, parallelism: 1 } }));
  expect(running.pods()).toHaveLength(1);
  expect(running.the('Job', 'work').status).toMatchObject({ active: 1 });
  expect(running.the('Job', 'work').status.failed).toBeUndefined();
});

test('Pods of a deleted Job go with it', () => {
  const running = new RunningCluster();
  running.apply(job('work', 'v1', { completions: 2, parallelism: 2 }));
  deleteObject(running.cluster, running.the('Job', 'work'));
  running.loop.rest();
  expect(running.pods()).toEqual([]);
});

test('Pods that outlive their Job lose its finalizer', () => {
  const running = new RunningCluster();
  running.apply(job('work', 'v1'));
  deleteObject(running.cluster, running.the('Job', 'work'), { propagation: 'Orphan' });
  running.loop.rest();
  expect(running.pods().map(({ metadata }) => [metadata.ownerReferences, metadata.finalizers])).toEqual([
    [undefined, undefined],
  ]);
});

test('ttlSecondsAfterFinished takes a Job away that is over', () => {
  const running = new RunningCluster();
  running.apply(job('work', 'exit0', { ttlSecondsAfterFinished: 100 }));
  running.loop.advance(95 * SECOND);
  expect(running.cluster.count('Job')).toBe(1);
  running.loop.advance(10 * SECOND);
  expect(running.cluster.count('Job') + running.pods().length).toBe(0);
});

test('rejects what the API server rejects, in its words', () => {
  expect(refusalOf({}, 'Always')).toContain(
    'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
  );
  expect(refusalOf({ completions: -1 })).toContain(
    'spec.completions: Invalid value: -1: must be greater than or equal to 0',
  );
  expect(refusalOf({ completionMode: 'Indexed', parallelism: 2 })).toContain(
    'spec.completions: Required value: when completion mode is Indexed',
  );
  expect(refusalOf({ selector: { matchLabels: { app: 'work' } } })).toContain('`selector` not auto-generated');
});

test('template and completions of a Job are immutable', () => {
  const running = new RunningCluster();
  const made = running.apply(job('work', 'v1'));
  const stored = running.the('Job', made.metadata.name);
  const changed = updateObject(running.cluster, { ...stored, spec: { ...stored.spec, completions: 2 } });
  expect(isRejected(changed) ? changed.message : 'changed').toContain(
    'spec.completions: Invalid value: 2: field is immutable',
  );
});

test('prints as kubectl does', () => {
  const running = new RunningCluster();
  running.apply(job('work', 'exit0'));
  const table = printTable('Job', running.cluster.list('Job'), { now: running.cluster.now, isWide: false });
  expect(table).toMatch(/^NAME +STATUS +COMPLETIONS +DURATION +AGE\nwork +Complete +1\/1 +\d+s +\d+s\n$/);
});

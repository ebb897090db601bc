import type { Job } from '../../../src/api/objects';
import { isRejected } from '../../../src/api/rejection';
import { createObject } from '../../../src/cluster/admission';
import { MINUTE, SECOND } from '../../../src/cluster/time';
import { CONTROLLERS } from '../../../src/controllers';
import { job, RunningCluster } from '../running-cluster';

const exits = (action: string, operator: string, values: readonly number[]) => ({
  podFailurePolicy: { rules: [{ action, onExitCodes: { operator, values } }] },
});

function finished(spec: object): Job {
  const running = new RunningCluster();
  running.apply(job('work', 'exit1', { backoffLimit: 1, ...spec }));
  running.loop.advance(10 * MINUTE);
  return running.the('Job', 'work');
}

describe('a podFailurePolicy', () => {
  it('fails the Job at the first failure that fits, and says which rule', () => {
    const { status } = finished(exits('FailJob', 'In', [1, 42]));
    expect(status.failed).toBe(1);
    expect(status.conditions?.map(({ type, reason }) => [type, reason])).toEqual([
      ['FailureTarget', 'PodFailurePolicy'],
      ['Failed', 'PodFailurePolicy'],
    ]);
    expect(status.conditions?.[0]?.message).toMatch(
      /^Container work for pod default\/work-\w{5} failed with exit code 1 matching FailJob rule at index 0$/,
    );
  });

  it('goes on as without it where no rule fits', () => {
    const { status } = finished(exits('FailJob', 'NotIn', [1]));
    expect(status.conditions?.at(-1)).toMatchObject({ type: 'Failed', reason: 'BackoffLimitExceeded' });
    expect(status.failed).toBe(2);
  });

  it('does not count what it ignores, and waits as long before the next try', () => {
    const running = new RunningCluster();
    running.apply(job('work', 'exit1', { backoffLimit: 1, ...exits('Ignore', 'In', [1]) }));
    running.loop.advance(5 * MINUTE);
    const { status } = running.the('Job', 'work');
    expect([status.failed, status.conditions]).toEqual([undefined, undefined]);
    const births = running.pods().map(({ metadata }) => Date.parse(metadata.creationTimestamp) / SECOND);
    expect(births.slice(1, 4).map((birth, index) => birth - births[index]!)).toEqual([14, 24, 42]);
  });

  it('lets the first rule that fits decide', () => {
    const rules = [
      { action: 'Count', onExitCodes: { operator: 'In', values: [1] } },
      { action: 'FailJob', onExitCodes: { operator: 'NotIn', values: [0] } },
    ];
    expect(finished({ podFailurePolicy: { rules } }).status.failed).toBe(2);
  });
});

test.each([
  [exits('FailJob', 'In', [0]), 'values[0]: Invalid value: 0: must not be 0 for the In operator'],
  [exits('FailJob', 'In', []), 'values: Invalid value: []: at least one value is required'],
  [exits('FailJob', 'In', [2, 1]), 'values: Invalid value: [2,1]: must be ordered'],
  [
    exits('Stop', 'In', [1]),
    'action: Unsupported value: "Stop": supported values: "Count", "FailIndex", "FailJob", "Ignore"',
  ],
  [exits('FailIndex', 'In', [1]), 'action: Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set'],
  [
    { podFailurePolicy: { rules: [{ action: 'Count' }] } },
    'rules[0]: Invalid value: specifying one of OnExitCodes and OnPodConditions is required',
  ],
])('%j is refused', (spec, why) => {
  const { cluster } = new RunningCluster();
  const made = createObject<Job>(cluster, job('work', 'exit1', spec));
  expect(isRejected(made) && made.message).toContain(why);
});

describe('failures since the last success', () => {
  it('count although their Pods were deleted', () => {
    const running = new RunningCluster();
    running.apply(job('work', 'exit1'));
    const births: number[] = [];
    for (let minute = 0; minute < 4 * 60; minute++) {
      for (const pod of running.pods()) {
        const birth = Date.parse(pod.metadata.creationTimestamp) / SECOND;
        if (!births.includes(birth)) births.push(birth);
        if (pod.status.phase === 'Failed') running.cluster.remove(pod);
      }
      running.loop.advance(SECOND);
    }
    const [, second = 0, third = 0, fourth = 0, fifth = 0] = births;
    expect([third - second, fourth - third, fifth - fourth].every((gap, index) => gap >= 20 * 2 ** index)).toBe(true);
  });
});

test('a Job that the quota keeps out tries again, and changes nothing at rest', () => {
  const running = new RunningCluster();
  running.apply({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'q', namespace: 'default' },
    spec: { hard: { pods: '0' } },
  } as never);
  running.apply(job('work', 'exit0'));
  expect(running.eventsOn('work')[0]).toMatch(
    /^FailedCreate: Error creating: pods "work-\w{5}" is forbidden: exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0$/,
  );
  const before = JSON.stringify(running.cluster.snapshot());
  for (const controller of CONTROLLERS) {
    for (const key of controller.keys(running.cluster)) controller.reconcile(key, running.cluster);
  }
  expect(JSON.stringify(running.cluster.snapshot())).toBe(before);
  running.cluster.remove(running.the('ResourceQuota', 'q'));
  running.loop.advance(MINUTE);
  expect(running.the('Job', 'work').status.succeeded).toBe(1);
});

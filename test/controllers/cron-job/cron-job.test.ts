import type { CronJob, Draft, Job, ResourceQuota } from '../../../src/api/objects';
import { MINUTE } from '../../../src/cluster/time';
import { CONTROLLERS } from '../../../src/controllers';
import { RunningCluster } from '../running-cluster';

/** Every five minutes; the clock starts at 09:00. A Job's Pods end by the tag of the image. */
function cronJob(tag = 'exit0', spec: object = {}): Draft<CronJob> {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'tick', namespace: 'default' },
    spec: {
      schedule: '*/5 * * * *',
      jobTemplate: {
        metadata: { labels: { app: 'tick' } },
        spec: {
          backoffLimit: 0,
          template: { spec: { restartPolicy: 'Never', containers: [{ name: 'tick', image: `tick:${tag}` }] } },
        },
      },
      ...spec,
    },
  } as unknown as Draft<CronJob>;
}

const jobs = ({ cluster }: RunningCluster): readonly Job[] => cluster.list('Job');
const names = (running: RunningCluster): readonly string[] => jobs(running).map(({ metadata }) => metadata.name);
const minuteOf = (running: RunningCluster): number => Math.floor(running.cluster.now / MINUTE);

function started(tag?: string, spec?: object): RunningCluster {
  const running = new RunningCluster();
  running.apply(cronJob(tag, spec));
  return running;
}

describe('a CronJob', () => {
  it('holds no command open and makes nothing before its time', () => {
    const running = started();
    expect(jobs(running)).toEqual([]);
    running.loop.advance(4 * MINUTE);
    expect(jobs(running)).toEqual([]);
  });

  it('makes a Job named after the minute, from its template, and owns it', () => {
    const running = started();
    running.loop.advance(5 * MINUTE);
    const [job] = jobs(running);
    expect(job?.metadata).toMatchObject({
      name: `tick-${minuteOf(running)}`,
      labels: { app: 'tick' },
      annotations: { 'batch.kubernetes.io/cronjob-scheduled-timestamp': '2026-01-01T09:05:00Z' },
      ownerReferences: [{ kind: 'CronJob', name: 'tick', controller: true, blockOwnerDeletion: true }],
    });
    expect(running.the('CronJob', 'tick').status).toMatchObject({
      lastScheduleTime: '2026-01-01T09:05:00Z',
      active: [{ kind: 'Job', name: job?.metadata.name, uid: job?.metadata.uid }],
    });
  });

  it('sees a Job complete', () => {
    const running = started();
    running.loop.advance(6 * MINUTE);
    const [name] = names(running);
    const { status } = running.the('CronJob', 'tick');
    expect(status.active).toBeUndefined();
    expect(status.lastSuccessfulTime).toBe(jobs(running)[0]?.status.completionTime);
    expect(running.eventsOn('tick')).toEqual([
      `SuccessfulCreate: Created job ${name}`,
      `SawCompletedJob: Saw completed job: ${name}, condition: Complete`,
    ]);
  });

  it('keeps three Jobs that succeeded', () => {
    const running = started();
    running.loop.advance(31 * MINUTE);
    expect(names(running)).toEqual([4, 5, 6].map((run) => `tick-${minuteOf(running) - 31 + run * 5}`));
    expect(running.eventsOn('tick')).toContain(`SuccessfulDelete: Deleted job tick-${minuteOf(running) - 26}`);
  });

  it('keeps one Job that failed, and counts it apart', () => {
    const running = started('exit1');
    running.loop.advance(16 * MINUTE);
    expect(names(running)).toEqual([`tick-${minuteOf(running) - 1}`]);
    expect(running.the('CronJob', 'tick').status.lastSuccessfulTime).toBeUndefined();
  });

  it('keeps none where it is told so', () => {
    const running = started('exit0', { successfulJobsHistoryLimit: 0 });
    running.loop.advance(6 * MINUTE);
    expect(jobs(running)).toEqual([]);
  });

  it('lets runs overlap under Allow', () => {
    const running = started('v1');
    running.loop.advance(11 * MINUTE);
    expect(running.the('CronJob', 'tick').status.active).toHaveLength(2);
  });

  it('makes no second Job under Forbid, and makes up for the latest run when the first ends', () => {
    const running = started('v1', { concurrencyPolicy: 'Forbid' });
    running.loop.advance(16 * MINUTE);
    const [first] = names(running);
    expect(names(running)).toHaveLength(1);
    expect(running.eventsOn('tick')).toContain(
      'JobAlreadyActive: Not starting job because prior execution is running and concurrency policy is Forbid',
    );
    running.cluster.remove(running.the('Job', first!));
    running.loop.drain();
    expect(names(running)).toEqual([`tick-${minuteOf(running) - 1}`]);
    expect(running.eventsOn('tick')).toContain(`MissingJob: Active job went missing: ${first}`);
  });

  it('puts the new Job in the place of the old one under Replace', () => {
    const running = started('v1', { concurrencyPolicy: 'Replace' });
    running.loop.advance(10 * MINUTE);
    const now = `tick-${minuteOf(running)}`;
    expect(names(running)).toEqual([now]);
    expect(running.the('CronJob', 'tick').status.active).toMatchObject([{ name: now }]);
    expect(running.eventsOn('tick')).toContain(`SuccessfulDelete: Deleted job tick-${minuteOf(running) - 5}`);
  });

  it('makes nothing while it is suspended, and then only the latest run that it missed', () => {
    const running = started('exit0', { suspend: true });
    running.loop.advance(17 * MINUTE);
    expect(jobs(running)).toEqual([]);
    running.change('CronJob', 'tick', (object) => ({ ...object, spec: { ...object.spec, suspend: false } }));
    expect(running.the('CronJob', 'tick').status.lastScheduleTime).toBe('2026-01-01T09:15:00Z');
    expect(jobs(running)).toHaveLength(1);
  });

  it('does not make up for a run that began longer ago than startingDeadlineSeconds', () => {
    const running = started('exit0', { suspend: true, startingDeadlineSeconds: 60 });
    running.loop.advance(17 * MINUTE);
    running.change('CronJob', 'tick', (object) => ({ ...object, spec: { ...object.spec, suspend: false } }));
    expect(jobs(running)).toEqual([]);
    running.loop.advance(3 * MINUTE);
    expect(running.the('CronJob', 'tick').status.lastScheduleTime).toBe('2026-01-01T09:20:00Z');
  });

  it('warns when it missed more than a hundred runs, and still makes the latest', () => {
    const running = started('exit0', { schedule: '* * * * *', suspend: true });
    running.loop.advance(102 * MINUTE);
    running.change('CronJob', 'tick', (object) => ({ ...object, spec: { ...object.spec, suspend: false } }));
    expect(running.eventsOn('tick')).toContain(
      'TooManyMissedTimes: too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew',
    );
    expect(names(running)).toEqual([`tick-${minuteOf(running)}`]);
  });

  it('goes by the clock of its time zone', () => {
    const running = started('exit0', { schedule: '30 10 * * *', timeZone: 'Europe/Berlin' });
    running.loop.advance(31 * MINUTE);
    expect(running.the('CronJob', 'tick').status.lastScheduleTime).toBe('2026-01-01T09:30:00Z');
  });

  it('says so when no day fits its schedule', () => {
    const running = started('exit0', { schedule: '0 0 31 2 *' });
    expect(running.eventsOn('tick')).toEqual([
      'InvalidSchedule: invalid schedule: 0 0 31 2 * : time difference between two schedules is less than 1 second',
    ]);
  });

  it('reports a Job that the server refuses, and tries again', () => {
    const running = started();
    running.apply<ResourceQuota>({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'q', namespace: 'default' },
      spec: { hard: { 'count/jobs.batch': '0' } },
    });
    running.loop.advance(6 * MINUTE);
    expect(jobs(running)).toEqual([]);
    expect(running.eventsOn('tick')).toEqual([
      expect.stringMatching(
        /^FailedCreate: Error creating job: jobs\.batch "tick-\d+" is forbidden: exceeded quota: q, requested: count\/jobs\.batch=1, used: count\/jobs\.batch=0, limited: count\/jobs\.batch=0$/,
      ),
    ]);
    running.cluster.remove(running.the('ResourceQuota', 'q'));
    running.loop.advance(3 * MINUTE);
    expect(jobs(running)).toHaveLength(1);
  });

  it('takes its Jobs and their Pods along when it is deleted', () => {
    const running = started();
    running.loop.advance(11 * MINUTE);
    running.cluster.remove(running.the('CronJob', 'tick'));
    running.loop.rest();
    expect([...jobs(running), ...running.pods()]).toEqual([]);
  });

  it.each(['Allow', 'Forbid', 'Replace'])('changes nothing at rest (%s)', (concurrencyPolicy) => {
    const running = started('v1', { concurrencyPolicy });
    running.loop.advance(62 * MINUTE);
    const before = JSON.stringify(running.cluster.snapshot());
    for (const controller of CONTROLLERS) {
      for (const key of controller.keys(running.cluster)) controller.reconcile(key, running.cluster);
    }
    expect(JSON.stringify(running.cluster.snapshot())).toBe(before);
  });
});

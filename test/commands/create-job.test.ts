import { Practice } from './practice';

describe('create job', () => {
  it('makes a Job whose Pod is not started again', () => {
    const practice = new Practice();
    const done = practice.done('create job report --image=report:exit0 -- make it');
    expect(done.stdout).toBe('job.batch/report created\n');
    const { template } = practice.cluster.get('Job', 'report', 'default')!.spec;
    expect(template.spec).toMatchObject({
      restartPolicy: 'Never',
      containers: [{ name: 'report', image: 'report:exit0', command: ['make', 'it'] }],
    });
  });

  it('runs the Job of a CronJob now, by hand', () => {
    const practice = new Practice();
    practice.done('create cronjob tick --image=tick:exit0 --schedule="0 0 * * *"');
    practice.done('create job once --from=cronjob/tick');
    expect(practice.cluster.get('Job', 'once', 'default')?.metadata).toMatchObject({
      annotations: { 'cronjob.kubernetes.io/instantiate': 'manual' },
      labels: { 'job-name': 'once' },
      ownerReferences: [{ apiVersion: 'batch/v1', kind: 'CronJob', name: 'tick', controller: true }],
    });
  });

  it.each([
    ['create job', "error: exactly one NAME is required, got 0\nSee 'kubectl create job -h' for help and examples"],
    ['create job x', 'error: either --image or --from must be specified'],
    ['create job x --image=a --from=cronjob/b', 'error: either --image or --from must be specified'],
    ['create job x --from=tick', 'error: from must be an existing cronjob'],
    ['create job x --from=cronjob/tick', 'Error from server (NotFound): cronjobs.batch "tick" not found'],
    ['create job x --from=cronjob/tick -- ls', 'error: cannot specify --from and command'],
  ])('%s', (text, message) => {
    expect(new Practice().refused(text).message).toBe(message);
  });
});

describe('create cronjob', () => {
  it('makes a CronJob with the defaults of the server', () => {
    const practice = new Practice();
    practice.done('create cj tick --image=tick:exit0 --schedule="*/5 * * * *"');
    expect(practice.cluster.get('CronJob', 'tick', 'default')?.spec).toMatchObject({
      schedule: '*/5 * * * *',
      concurrencyPolicy: 'Allow',
      suspend: false,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
      jobTemplate: { metadata: { name: 'tick' }, spec: { template: { spec: { restartPolicy: 'OnFailure' } } } },
    });
  });

  it.each([
    ['create cronjob tick --image=a', 'error: required flag(s) "schedule" not set'],
    ['create cronjob tick', 'error: required flag(s) "image", "schedule" not set'],
    [
      'create cronjob tick --image=a --schedule="* * *"',
      'error: failed to create cronjob: CronJob.batch "tick" is invalid: spec.schedule: Invalid value: "* * *": expected exactly 5 fields, found 3: [* * *]',
    ],
    [
      'create cronjob tick --image=a --schedule="TZ=UTC 0 0 * * *"',
      'error: failed to create cronjob: CronJob.batch "tick" is invalid: spec.schedule: Invalid value: "TZ=UTC 0 0 * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead',
    ],
    [
      'create cronjob tick --image=a --schedule=@daily --restart=Always',
      'error: failed to create cronjob: CronJob.batch "tick" is invalid: spec.jobTemplate.spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
    ],
  ])('%s', (text, message) => {
    expect(new Practice().refused(text).message).toBe(message);
  });
});

describe('create namespace', () => {
  it('makes a Namespace that objects can be made in', () => {
    const practice = new Practice();
    expect(practice.done('create ns team').stdout).toBe('namespace/team created\n');
    practice.done('create deployment web --image=web:v1 -n team');
    expect(practice.cluster.list('Pod', 'team')).toHaveLength(1);
  });

  it.each([
    ['create namespace default', 'Error from server (AlreadyExists): namespaces "default" already exists'],
    [
      'create namespace a b',
      "error: exactly one NAME is required, got 2\nSee 'kubectl create namespace -h' for help and examples",
    ],
  ])('%s', (text, message) => {
    expect(new Practice().refused(text).message).toBe(message);
  });
});

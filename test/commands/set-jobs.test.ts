import { Practice } from './practice';

const images = (channel: Practice) =>
  channel.cluster.list('CronJob').map(({ spec }) => spec.jobTemplate.spec?.template.spec?.containers[0]?.image);

describe('set image', () => {
  test('changes the template of a CronJob, and with it the Jobs to come', () => {
    const channel = new Practice();
    channel.done('create cronjob c --image=app:v1 --schedule="* * * * *"');
    expect(channel.done('set image cronjob/c c=app:v2').stdout).toBe('cronjob.batch/c image updated\n');
    expect(images(channel)).toEqual(['app:v2']);
    expect(channel.refused('set image cj/c other=app:v3').message).toBe(
      'error: unable to find container named "other"',
    );
    expect(channel.done('set env cronjob/c A=1').stdout).toBe('cronjob.batch/c env updated\n');
  });

  test('cannot change the template of a Job: it is immutable', () => {
    const channel = new Practice();
    channel.done('create job work --image=app:v1');
    expect(channel.refused('set image job/work work=app:v2').message).toMatch(
      /^error: failed to patch image update to pod template: Job\.batch "work" is invalid: spec\.template: .*: field is immutable$/s,
    );
  });
});

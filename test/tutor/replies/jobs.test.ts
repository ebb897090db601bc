import { play } from '../play';

const last = (...texts: readonly string[]) => play(texts).at(-1)!.reply;
const runs = (reply: { readonly buttons: readonly { readonly run: string }[] }) => reply.buttons.map(({ run }) => run);

const TICK = 'create cronjob tick --image=tick:exit0 --schedule="*/5 * * * *"';

describe('replies about Jobs and CronJobs', () => {
  it('say when a new CronJob makes its first Job, and offer to run it now', () => {
    const reply = last(TICK);
    expect(reply.headline).toBe('CronJob tick makes its first Job in 5m00s');
    expect(reply.kubectl).toContain("create cronjob tick --image=tick:exit0 --schedule='*/5 * * * *'");
    expect(runs(reply)).toEqual(['wait 5m', 'create job tick-now --from=cronjob/tick', 'get cronjobs', 'why tick']);
  });

  it('tell who made the Job and why', () => {
    const reply = last(TICK, 'wait 5m');
    expect(reply.story.join(' ')).toMatch(/CronJob \(makes Jobs on a schedule\) made Job +tick-\d+/);
    expect(reply.picture).toContain('next  4m56s  tick makes the next Job');
  });

  it('show a CronJob, its Jobs and their Pods under owners', () => {
    const { picture = [] } = last(TICK, 'create job report --image=report:exit0', 'wait 5m', 'show owners');
    expect(picture.map((line) => line.replace(/ {2,}/g, '  '))).toEqual([
      'Job report  1 of 1',
      expect.stringMatching(/^'- Pod report-\w{5} {2}done$/),
      '',
      'CronJob tick  1 Job',
      expect.stringMatching(/^'- Job tick-\d+ {2}1 Pod$/),
    ]);
  });

  it('explain a Job by how it ended', () => {
    expect(last('create job report --image=report:exit0', 'why report').headline).toBe(
      'report is complete, because 1 Pod succeeded',
    );
    expect(last('create job report --image=report:exit0', 'why report-').headline).toMatch(
      /^report-\w{5} is done: its container ended well$/,
    );
    expect(last(TICK, 'wait 5m', 'why tick').headline).toMatch(/^tick made Job tick-\d+: its time had come$/);
  });

  it('diagnose a Job that gave up, and do not offer to wait for it', () => {
    const commands = ['create job broken --image=broken:exit1', 'wait 10m'];
    expect(last(...commands, 'diagnose broken')).toMatchObject({
      headline: 'Job broken failed and makes no more Pods',
      verbatim: 'Failed  True  BackoffLimitExceeded  Job has reached the specified backoff limit',
    });
    expect(runs(last(...commands, 'diagnose broken')).some((run) => run.startsWith('wait'))).toBe(false);
  });

  it.each(['update report v2', 'scale report 3'])('%s: say what a Job is', (text) => {
    expect(last('create job report --image=report:exit0', text).notice).toContain(
      'report is a Job: its Pods work and end.',
    );
  });

  it('name the quota that keeps Pods out', () => {
    const reply = last('create quota small --hard=pods=2', 'deploy web');
    expect(reply.notice).toContain('quota small lets no more Pods in.');
    expect(runs(reply).slice(0, 2)).toEqual(['get quota', 'diagnose web']);
  });
});

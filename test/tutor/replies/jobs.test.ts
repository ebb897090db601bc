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

describe('how Jobs stand', () => {
  const BAD = 'create job bad --image=report:exit1';
  const GOOD = 'create job good --image=report:exit0';

  test.each([
    [[GOOD, 'show good'], 'good is complete: 1 of 1 Pod succeeded'],
    [[BAD, 'wait 10m'], 'bad failed: 0 of 1 Pod succeeded'],
    [[BAD, 'wait 10m', 'show bad'], 'bad failed: 0 of 1 Pod succeeded'],
    [[BAD, 'wait 10m', 'show'], '7 Pods on 3 Nodes, all failed'],
    [[GOOD, 'show'], '1 Pod on 3 Nodes, all done'],
    [[BAD, 'wait 10m', GOOD, 'deploy web 1', 'show'], '9 Pods on 3 Nodes: 1 of 1 ready, 1 done, 7 failed'],
    [['create cronjob tick --image=tick:exit0 --schedule="*/5 * * * *"', 'wait 10m'], '2 Jobs complete'],
    [
      ['create cronjob tick --image=tick:exit0 --schedule="*/5 * * * *"', 'wait 10m', 'show tick'],
      'tick: 2 Jobs kept, the next in 4m56s',
    ],
  ])('%j', (texts, headline) => {
    expect(play(texts).at(-1)!.reply.headline).toBe(headline);
  });

  test('the picture says when the next Pod comes', () => {
    expect(play([BAD]).at(-1)!.reply.picture!.at(-1)).toMatch(/^next {2}1m\d\ds {2}bad makes the next Pod$/);
  });

  test('`why` counts the Pods that failed', () => {
    expect(play([BAD, 'wait 10m', 'why bad']).at(-1)!.reply.picture!.slice(-3)).toEqual([
      'Job: 0 of 1 succeeded',
      '     7 failed',
      'backoffLimit 6, restartPolicy Never',
    ]);
  });

  test('a container of a Job is not said to be started for ever, nor its Job to serve', () => {
    const played = play(['create cronjob bad --image=report:exit1 --schedule="* * * * *"', 'wait 4m', 'diagnose']);
    expect(played[1]!.reply.notice).toContain('until the Job has seen too many failures');
    const { story, buttons } = played[2]!.reply;
    expect(story.join(' ')).toContain('A Job takes no requests');
    expect(buttons.map(({ run }) => run).join()).not.toContain('delete pod');
  });
});

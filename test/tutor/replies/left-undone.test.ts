import { ChannelUnderTest } from '../../app/channel-under-test';

const NOT_DONE = 'Notice: not done yet: more than fits into one answer';

const schedules = (count: number) =>
  Array.from(
    { length: count },
    (_, i) =>
      `{apiVersion: batch/v1, kind: CronJob, metadata: {name: c${i}}, spec: {schedule: "@every 1s", jobTemplate: {spec: ` +
      '{parallelism: 5, completions: 100, template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:exit0"}]}}}}}}',
  ).join('\n---\n');

describe('a command with more to do than fits into one answer', () => {
  test('says how far time came, and a button lets the rest of it pass', async () => {
    const channel = new ChannelUnderTest();
    await channel.type(`apply -f -\n${schedules(45)}`);
    const reply = await channel.type('wait 1h');
    expect(reply.notice).toMatch(
      /^Notice: not done yet: more than fits into one answer, \d+s of 1h00m passed\. Controllers go on with the next change, or as time passes\.$/,
    );
    expect(reply.notice!.length).toBeLessThanOrEqual(131 + 'Notice: '.length);
    const passed = reply.took! / 1000;
    expect(passed).toBeGreaterThan(5);
    expect(reply.buttons[0]).toEqual({ label: 'Go on', run: `wait 59m${60 - passed}s` });
    expect(reply.text).toContain(NOT_DONE);
    const next = await channel.press(reply, 'Go on');
    expect(next.notice).toContain(NOT_DONE);
    expect(next.took).toBeGreaterThan(reply.took!);
  });

  test('tells neither trouble nor cures of what stands half-way', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('settings pods 4000');
    await channel.type('node add 40');
    const reply = await channel.type('deploy web 4000');
    expect(reply.headline).toBe('web: 0 of 4000 Pods ready so far');
    expect(reply.notice).toContain(`${NOT_DONE}. Controllers go on`);
    expect(reply.buttons.map(({ label }) => label)).toEqual(['Go on', 'Show everything', 'Why?']);
  });

  test('is not what `step` is: that stops where it was told to', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('deploy web');
    const { notice = '' } = await channel.type('step 1');
    expect(notice).not.toContain('not done yet');
  });
});

/** A form asks before it replaces something: the difference, *Apply it*, and what comes in between. */
import type { Reply } from '../../../src/tutor/reply';
import { ANA, BEN, ChannelUnderTest, SQUAD } from '../channel-under-test';

const deployment = (replicas: number, image = 'web:v1', name = 'web'): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec:\n  replicas: ${replicas}\n` +
  `  selector: { matchLabels: { app: ${name} } }\n  template:\n    metadata: { labels: { app: ${name} } }\n` +
  `    spec: { containers: [{ name: web, image: "${image}" }] }\n`;
const SETTINGS = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { a: b }\n';

let requests = 0;
function ask(channel: ChannelUnderTest, text: string, asks: 'replace' | 'always' = 'replace'): Promise<Reply> {
  return channel.handler.handle({ id: SQUAD, person: ANA, text, request: `form-${++requests}`, pressed: true, asks });
}

const labels = ({ buttons }: Reply) => buttons.map(({ label }) => label);

describe('a manifest from a form', () => {
  it('that makes only new objects is carried out at once', async () => {
    const channel = new ChannelUnderTest();
    expect((await ask(channel, `apply -f -\n${deployment(2)}`)).headline).toBe('web runs: 2 of 2 Pods ready');
    expect(await channel.wanted()).toBe(2);
  });

  it('that changes nothing is carried out at once', async () => {
    const channel = new ChannelUnderTest();
    await channel.type(`apply -f -\n${deployment(2)}`);
    expect((await ask(channel, `apply -f -\n${deployment(2)}`)).headline).toMatch(/^Nothing to do/);
  });

  it('that replaces something shows the difference first', async () => {
    const channel = new ChannelUnderTest();
    await channel.type(`apply -f -\n${deployment(2)}`);
    const asked = await ask(channel, `apply -f -\n${SETTINGS}---\n${deployment(5, 'web:v2')}`);
    expect(asked).toMatchObject({ headline: 'Not done yet: web would change, 1 would be new', audience: 'asker' });
    expect(asked.verbatim).toContain(
      'configmap/settings created (server dry run)\ndiff -u -N /tmp/LIVE/apps.v1.Deployment',
    );
    expect(asked.verbatim).toContain('-  replicas: 2\n+  replicas: 5\n');
    expect(asked.notice).toContain('Replaced: deployment.apps/web.');
    expect(asked.notice).toContain('New: configmap/settings.');
    expect(asked.text).toContain('would change, 1 would be new');
    expect(labels(asked)).toEqual(['Apply it', 'Leave it']);
    for (const { run } of asked.buttons) expect(run.length).toBeLessThan(2_000);
    expect(await channel.wanted()).toBe(2);
    expect((await channel.press(asked, 'Apply it')).headline).toBe('web runs: 5 of 5 Pods ready');
    expect(await channel.wanted()).toBe(5);
    expect((await channel.press(asked, 'Apply it')).headline).toMatch(/^Nothing to do/);
  });

  it('prints what kubectl diff prints', async () => {
    const channel = new ChannelUnderTest();
    await channel.type(`apply -f -\n${deployment(2)}`);
    const { verbatim } = await ask(channel, `apply -f -\n${deployment(5)}`);
    expect(verbatim).toBe((await channel.type(`diff -f -\n${deployment(5)}`)).verbatim);
  });

  it('is left alone by Leave it', async () => {
    const channel = new ChannelUnderTest();
    await channel.type(`apply -f -\n${deployment(2)}`);
    await channel.press(await ask(channel, `apply -f -\n${deployment(5)}`), 'Leave it');
    expect(await channel.wanted()).toBe(2);
  });

  it('asks again where others changed it meanwhile', async () => {
    const channel = new ChannelUnderTest();
    await channel.type(`apply -f -\n${deployment(2)}`);
    const asked = await ask(channel, `apply -f -\n${deployment(5)}`);
    await channel.by(BEN, 'scale web 4');
    const again = await channel.press(asked, 'Apply it');
    expect(again.notice).toMatch(/^The cluster is not as it was when this was asked/);
    expect(again.verbatim).toContain('-  replicas: 4\n+  replicas: 5\n');
    expect(await channel.wanted()).toBe(4);
    await channel.press(again, 'Apply it');
    expect(await channel.wanted()).toBe(5);
  });

  it('does not ask again for what has nothing to do with it', async () => {
    const channel = new ChannelUnderTest();
    await channel.type(`apply -f -\n${deployment(2)}`);
    const asked = await ask(channel, `apply -f -\n${deployment(5)}`);
    await channel.by(BEN, 'deploy api 1');
    await channel.press(asked, 'Apply it');
    expect(await channel.wanted()).toBe(5);
  });

  it('asks for replace, too; a refusal is told at once', async () => {
    const channel = new ChannelUnderTest();
    await channel.type(`apply -f -\n${deployment(2)}`);
    expect(labels(await ask(channel, `replace -f -\n${deployment(3)}`))[0]).toBe('Replace it');
    const forced = await ask(channel, `replace --force -f -\n${deployment(3)}`);
    expect(forced.notice).toContain('--force deletes what is there first');
    expect((await ask(channel, `replace -f -\n${deployment(3, 'web:v1', 'api')}`)).verbatim).toContain(
      '"api" not found',
    );
    expect((await ask(channel, `create -f -\n${deployment(3)}`)).verbatim).toContain('already exists');
    expect((await ask(channel, `apply --dry-run=server -f -\n${deployment(3)}`)).verbatim).toContain(
      '(server dry run)',
    );
    expect(await channel.wanted()).toBe(2);
  });

  it('keeps the flags that were typed', async () => {
    const channel = new ChannelUnderTest();
    await channel.type(`apply -f -\n${deployment(2)}`);
    const asked = await ask(channel, `apply --server-side --force-conflicts -f -\n${deployment(3)}`);
    expect(asked.buttons[0]?.run).toMatch(/^apply --server-side --force-conflicts -f paste-[0-9a-f]{12}$/);
    await channel.press(asked, 'Apply it');
    expect(await channel.wanted()).toBe(3);
  });

  it('shows a long difference in part, says how much is missing, and the rest behind a button', async () => {
    const channel = new ChannelUnderTest();
    const data = (mark: string) =>
      Array.from({ length: 200 }, (_, index) => `  key-${index}: ${mark}-${index}`).join('\n');
    const map = (mark: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: big\ndata:\n${data(mark)}\n`;
    await channel.type(`apply -f -\n${map('old')}`);
    const asked = await ask(channel, `apply -f -\n${map('new')}`);
    const [, missing = ''] = /\n\.\. (\d+) more lines$/.exec(asked.verbatim ?? '') ?? [];
    expect(asked.notice).toContain(`${missing} lines more: All lines.`);
    const all = await channel.press(asked, 'All lines');
    expect(all.headline).toContain('page 1 of');
    expect(labels(asked)).toEqual(['Apply it', 'All lines', 'Leave it']);
  });

  it('typed in the channel does not ask', async () => {
    const channel = new ChannelUnderTest();
    await channel.type(`apply -f -\n${deployment(2)}`);
    await channel.type(`apply -f -\n${deployment(5)}`);
    expect(await channel.wanted()).toBe(5);
  });

  it('from a message always shows first what it would do', async () => {
    const channel = new ChannelUnderTest();
    const asked = await ask(channel, `apply -f -\n${deployment(2)}---\n${SETTINGS}`, 'always');
    expect(asked).toMatchObject({
      headline: 'Not done yet: 2 objects would be made',
      verbatim: 'deployment.apps/web created (server dry run)\nconfigmap/settings created (server dry run)',
    });
    expect(await channel.wanted()).toBeUndefined();
    expect((await channel.press(asked, 'Apply it')).headline).toBe('web runs: 2 of 2 Pods ready');
  });

  it('is forgotten after an hour, and belongs to its channel', async () => {
    const channel = new ChannelUnderTest();
    await channel.type(`apply -f -\n${deployment(2)}`);
    const asked = await ask(channel, `apply -f -\n${deployment(5)}`);
    const elsewhere = await channel.press(asked, 'Apply it', ANA, { team: 'T1', channel: 'C2' });
    expect(elsewhere.text).toContain('does not exist');
    await channel.clock.sleep(61 * 60_000);
    const late = await channel.press(asked, 'Apply it');
    expect(late.text).toContain('What was pasted is kept for an hour.');
    expect(await channel.wanted()).toBe(2);
  });
});

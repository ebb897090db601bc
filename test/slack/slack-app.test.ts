import { StoreError } from '../../src/app/ports';
import { isAllowedUrl } from '../../src/slack/response-url';
import { MemoryClusterStore } from '../../src/store/memory-cluster-store';
import { type Posted, RESPONSE_URL, SlackUnderTest } from './slack-under-test';

const buttonsOf = ({ message }: Posted) =>
  message.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
const contextOf = (message: Posted['message']) =>
  message.blocks[0]?.type === 'context' ? message.blocks[0].elements[0]?.text : undefined;

describe('a command', () => {
  it('that changes is for the channel, and says who, what, and where', async () => {
    const message = await new SlackUnderTest().typed('deploy web');
    expect(message.response_type).toBe('in_channel');
    expect(message.text).toMatch(/^ana: web runs/);
    const [context] = message.blocks;
    expect(context).toMatchObject({ type: 'context' });
    const text = JSON.stringify(context);
    expect(text).toContain('<@U1>  `/kube deploy web`  practice cluster of #squad-3');
    expect(text).toContain('`kubectl create deployment web --image=web:v1 --replicas=3`');
  });

  it.each([
    ['squad-3', 'practice cluster of #squad-3'],
    ['directmessage', 'your own practice cluster'],
    ['privategroup', 'practice cluster of this channel'],
    ['mpdm-ana--ben--chen-1', 'practice cluster of this channel'],
    ['', 'practice cluster of this channel'],
  ])('in a channel that Slack calls "%s" says: %s', async (name, words) => {
    const slack = new SlackUnderTest();
    const { body } = await slack.send(slack.commandBody('deploy web', { id: 'C1', name }));
    const message = JSON.parse(body) as Posted['message'];
    expect(contextOf(message)?.split('\n')[0]).toBe(`<@U1>  \`/kube deploy web\`  ${words}`);
  });

  it('that only looks is for the asker, who can share it', async () => {
    const message = await new SlackUnderTest().typed('');
    expect(message.response_type).toBe('ephemeral');
    expect(JSON.stringify(message.blocks[0])).toContain('only you see this');
    expect(JSON.stringify(message.blocks)).toContain('"action_id":"share:0"');
  });

  it('that only looks has nobody to be shared with in a direct message', async () => {
    const slack = new SlackUnderTest();
    const { body } = await slack.send(slack.commandBody('show', { id: 'D1', name: 'directmessage' }));
    const message = JSON.parse(body) as Posted['message'];
    expect(message.response_type).toBe('ephemeral');
    expect(body).not.toContain('share:');
    expect(contextOf(message)).toBe('<@U1>  `/kube show`  your own practice cluster');
  });

  it('works with several lines', async () => {
    const slack = new SlackUnderTest();
    const message = await slack.typed(
      'apply\napiVersion: v1\nkind: Service\nmetadata: {name: front}\nspec: {ports: [{port: 80}]}',
    );
    expect(message.response_type).toBe('in_channel');
    expect((await slack.saved())?.cluster.objects.some(({ metadata }) => metadata.name === 'front')).toBe(true);
  });

  it('of a store that fails is answered with what is known', async () => {
    class BrokenStore extends MemoryClusterStore {
      constructor(private readonly error: Error) {
        super();
      }

      override load(): Promise<never> {
        return Promise.reject(this.error);
      }
    }
    const corrupt = new BrokenStore(new StoreError('corrupt', 'version 3 of the channel cannot be unpacked'));
    const message = await new SlackUnderTest({ clusters: corrupt }).typed('deploy web');
    expect(message.response_type).toBe('ephemeral');
    expect(message.text).toContain('Nothing was changed: what is stored is unreadable.');
    expect(message.text).toContain('version 3 of the channel cannot be unpacked');
    const silent = new BrokenStore(new StoreError('unavailable', 'the store did not answer'));
    expect((await new SlackUnderTest({ clusters: silent }).typed('deploy web')).text).toContain('Nothing was changed');
    const unsure = new BrokenStore(new StoreError('unsure', 'the store did not say'));
    expect((await new SlackUnderTest({ clusters: unsure }).typed('deploy web')).text).toContain('may have been saved');
  });
});

describe('a button', () => {
  it('runs its command, posts a new reply and says who pressed', async () => {
    const slack = new SlackUnderTest();
    const deployed = await slack.typed('deploy web');
    const crash = buttonsOf({ url: '', message: { ...deployed, replace_original: false } })[0]!;
    expect(crash.text.text).toBe('Crash a Pod');
    const answer = await slack.press({ action_id: crash.action_id, value: crash.value });
    expect(answer).toEqual({ statusCode: 200, body: '' });
    expect(slack.posted).toHaveLength(1);
    const { url, message } = slack.posted[0]!;
    expect(url).toBe(RESPONSE_URL);
    expect(message.replace_original).toBe(false);
    expect(message.response_type).toBe('in_channel');
    expect(contextOf(message)).toMatch(/^<@U1> pressed: {2}`\/kube crash pod/);
  });

  it('carries text that is checked like anything typed', async () => {
    const slack = new SlackUnderTest();
    await slack.press({ action_id: 'run:0', value: 'drop table `x`; <!channel>' });
    const { message } = slack.posted[0]!;
    expect(message.response_type).toBe('ephemeral');
    expect(message.text).toContain('Nothing was changed.');
    const texts = JSON.stringify(message.blocks.slice(0, -1)) + message.text;
    expect(texts).not.toContain('<!channel>');
    expect(texts).toContain("`/kube drop table 'x'; &lt;!channel&gt;`");
    expect(await slack.saved()).toBeUndefined();
  });

  it('that shares shows everybody the same look-up', async () => {
    const slack = new SlackUnderTest();
    const own = await slack.typed('');
    await slack.press({ action_id: 'share:0', value: 'start' });
    const { message } = slack.posted[0]!;
    expect(message.response_type).toBe('in_channel');
    expect(message.blocks[1]).toEqual(own.blocks[1]);
    expect(buttonsOf(slack.posted[0]!).map(({ action_id }) => action_id)).not.toContain('share:0');
  });

  it('whose answer cannot be posted is one that Slack warns of, and the change stays', async () => {
    const slack = new SlackUnderTest();
    slack.answerOfHook = () => Promise.reject(new TypeError('fetch failed'));
    expect((await slack.press({ action_id: 'run:0', value: 'deploy web' })).statusCode).toBe(503);
    slack.answerOfHook = () => Promise.resolve(new Response('', { status: 404 }));
    expect((await slack.press({ action_id: 'run:0', value: 'scale web 2' })).statusCode).toBe(503);
    expect(await slack.wanted()).toBe(2);
  });

  it('with an address that is none of Slack is not answered there', async () => {
    const slack = new SlackUnderTest();
    const answer = await slack.press({ action_id: 'run:0', value: 'deploy web' }, 'https://evil.example/x');
    expect(answer.statusCode).toBe(503);
    expect(slack.posted).toEqual([]);
  });

  it('whose address is over is answered by the bot', async () => {
    const slack = new SlackUnderTest({ token: 'xoxb-test' });
    slack.answerOfHook = () => Promise.resolve(new Response('expired_url', { status: 404 }));
    expect((await slack.press({ action_id: 'run:0', value: 'deploy web' })).statusCode).toBe(200);
    expect(slack.called.map(({ method }) => method)).toEqual(['chat.postMessage']);
    expect(slack.called[0]?.fields.text).toContain('web runs: 3 of 3 Pods ready');
  });
});

describe('an address to answer to', () => {
  it.each([
    ['https://hooks.slack.com/actions/T1/2/3', false, true],
    ['https://hooks.slack-gov.com/actions/T1/2/3', false, true],
    ['http://hooks.slack.com/actions/T1/2/3', true, false],
    ['https://hooks.slack.com:8443/actions', false, false],
    ['https://hooks.slack.com.evil.example/x', false, false],
    ['https://evil.example/hooks.slack.com', false, false],
    ['https://hooks.slack.com@evil.example/', false, false],
    ['https://u:p@hooks.slack.com/', false, false],
    ['http://127.0.0.1:3000/hooks/1', false, false],
    ['http://127.0.0.1:3000/hooks/1', true, true],
    ['http://localhost:3000/hooks/1', true, true],
    ['http://[::1]:3000/hooks/1', true, true],
    ['http://10.0.0.1/hooks/1', true, false],
    ['http://127.0.0.1.evil.example/', true, false],
    ['file:///etc/passwd', true, false],
    ['', true, false],
  ])('%s with loopback %s: allowed is %s', (url, allowLoopback, expected) => {
    expect(isAllowedUrl(url, allowLoopback)).toBe(expected);
  });
});

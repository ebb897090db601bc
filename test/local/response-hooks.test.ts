import { Conversation } from '../../src/local/conversation';
import { Reception } from '../../src/local/reception';
import { ResponseHooks } from '../../src/local/response-hooks';

const message = (response_type?: string) => JSON.stringify({ response_type, text: 'hello', blocks: [] });

function setUp() {
  let now = 0;
  const conversation = new Conversation(() => now);
  const hooks = new ResponseHooks(conversation, new Reception(), () => now);
  return { conversation, hooks, wait: (minutes: number) => (now += minutes * 60_000) };
}

describe('an address to answer to', () => {
  it('takes five messages, no sixth', async () => {
    const { hooks, conversation } = setUp();
    const path = hooks.open('U1', 'C1');
    for (let use = 0; use < 5; use++) expect(await hooks.post(path, message('in_channel'))).toEqual({ status: 200 });
    expect(await hooks.post(path, message('in_channel'))).toEqual({ status: 404, error: 'used_url' });
    expect(conversation.seenBy('U2', 'C1', 0)).toHaveLength(5);
  });

  it('is good for thirty minutes, and forgotten after another thirty', async () => {
    const { hooks, wait } = setUp();
    const path = hooks.open('U1', 'C1');
    wait(30);
    expect(await hooks.post(path, message())).toEqual({ status: 200 });
    wait(1);
    expect(await hooks.post(path, message())).toEqual({ status: 404, error: 'expired_url' });
    wait(30);
    hooks.open('U1', 'C1');
    expect(await hooks.post(path, message())).toEqual({ status: 404, error: 'not_found' });
  });

  it('shows a message to its person only, unless it says otherwise', async () => {
    const { hooks, conversation } = setUp();
    await hooks.post(hooks.open('U1', 'C1'), message());
    await hooks.post(hooks.open('U1', 'C1'), message('ephemeral'));
    expect(conversation.seenBy('U1', 'C1', 0)).toHaveLength(2);
    expect(conversation.seenBy('U2', 'C1', 0)).toHaveLength(0);
    await hooks.post(hooks.open('U1', 'C1'), message('in_channel'));
    expect(conversation.seenBy('U2', 'C1', 0)).toHaveLength(1);
  });

  it('replaces the message that it came with, for those who saw it', async () => {
    const { hooks, conversation } = setUp();
    const said = { channel: 'C1', author: undefined, visibleTo: 'U1', text: 'old', blocks: [] };
    const { id } = conversation.add(said);
    const seen = conversation.latest;
    const body = JSON.stringify({ response_type: 'in_channel', replace_original: true, text: 'new', blocks: [] });
    expect(await hooks.post(hooks.open('U1', 'C1', id), body)).toEqual({ status: 200 });
    expect(conversation.seenBy('U1', 'C1', seen)).toMatchObject([{ id, text: 'new' }]);
    expect(conversation.seenBy('U2', 'C1', 0)).toEqual([]);
    expect(await hooks.post(hooks.open('U1', 'C1'), body)).toEqual({ status: 200 });
    expect(conversation.seenBy('U2', 'C1', seen)).toMatchObject([{ text: 'new' }]);
  });

  it('refuses blocks that Slack does not take, and says in the channel what is wrong', async () => {
    const { hooks, conversation } = setUp();
    const blocks = [{ type: 'section' }];
    const body = JSON.stringify({ response_type: 'in_channel', text: 'hello', blocks });
    expect(await hooks.post(hooks.open('U1', 'C1'), body)).toEqual({ status: 404, error: 'invalid_blocks' });
    expect(conversation.seenBy('U2', 'C1', 0)).toMatchObject([
      {
        text: 'Slack would not show this message: invalid_blocks',
        json: { blocks },
        problems: ['must define either `text` or `fields` [json-pointer:/blocks/0]'],
      },
    ]);
  });

  it.each(['', '{', 'null', '[]'])('refuses %j', async (body) => {
    const { hooks } = setUp();
    expect(await hooks.post(hooks.open('U1', 'C1'), body)).toEqual({ status: 400, error: 'invalid_payload' });
  });

  it('knows no other address', async () => {
    expect(await setUp().hooks.post('/hooks/actions/unknown', message())).toEqual({ status: 404, error: 'not_found' });
  });
});

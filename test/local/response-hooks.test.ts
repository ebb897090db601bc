import { Conversation } from '../../src/local/conversation';
import { ResponseHooks } from '../../src/local/response-hooks';

const message = (response_type?: string) => JSON.stringify({ response_type, text: 'hello', blocks: [] });

function setUp() {
  let now = 0;
  const conversation = new Conversation();
  const hooks = new ResponseHooks(conversation, () => now);
  return { conversation, hooks, wait: (minutes: number) => (now += minutes * 60_000) };
}

describe('an address to answer to', () => {
  it('takes five messages, no sixth', () => {
    const { hooks, conversation } = setUp();
    const path = hooks.open('U1', 'C1');
    expect([1, 2, 3, 4, 5, 6].map(() => hooks.post(path, message('in_channel')))).toEqual([
      200, 200, 200, 200, 200, 404,
    ]);
    expect(conversation.seenBy('U2', 'C1', 0)).toHaveLength(5);
  });

  it('is good for thirty minutes', () => {
    const { hooks, wait } = setUp();
    const path = hooks.open('U1', 'C1');
    wait(29);
    expect(hooks.post(path, message())).toBe(200);
    wait(2);
    expect(hooks.post(path, message())).toBe(404);
  });

  it('shows a message to its person only, unless it says otherwise', () => {
    const { hooks, conversation } = setUp();
    hooks.post(hooks.open('U1', 'C1'), message());
    hooks.post(hooks.open('U1', 'C1'), message('ephemeral'));
    expect(conversation.seenBy('U1', 'C1', 0)).toHaveLength(2);
    expect(conversation.seenBy('U2', 'C1', 0)).toHaveLength(0);
    hooks.post(hooks.open('U1', 'C1'), message('in_channel'));
    expect(conversation.seenBy('U2', 'C1', 0)).toHaveLength(1);
  });

  it('replaces the message that it came with, for those who saw it', () => {
    const { hooks, conversation } = setUp();
    const said = { channel: 'C1', author: undefined, visibleTo: 'U1', text: 'old', blocks: [] };
    const { id } = conversation.add(said);
    const seen = conversation.latest;
    const body = JSON.stringify({ response_type: 'in_channel', replace_original: true, text: 'new', blocks: [] });
    expect(hooks.post(hooks.open('U1', 'C1', id), body)).toBe(200);
    expect(conversation.seenBy('U1', 'C1', seen)).toMatchObject([{ id, text: 'new' }]);
    expect(conversation.seenBy('U2', 'C1', 0)).toEqual([]);
    expect(hooks.post(hooks.open('U1', 'C1'), body)).toBe(200);
    expect(conversation.seenBy('U2', 'C1', seen)).toMatchObject([{ text: 'new' }]);
  });

  it.each(['', '{', 'null', '[]', '{"text":1}'])('refuses %j', (body) => {
    const { hooks } = setUp();
    expect(hooks.post(hooks.open('U1', 'C1'), body)).toBe(400);
    expect(hooks.post('/hooks/actions/unknown', message())).toBe(404);
  });
});

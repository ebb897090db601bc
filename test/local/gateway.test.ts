import { request } from 'node:http';
import type { OpenView } from '../../src/local/views';
import type { InputBlock } from '../../src/slack/message';
import { type Seen, TutorUnderTest } from './tutor-under-test';

const [ANA, BEN, SQUAD, PLATFORM] = ['U0ANA', 'U0BEN', 'C0SQUAD3', 'C0PLATFORM'];

let tutor: TutorUnderTest;
beforeAll(async () => (tutor = await TutorUnderTest.start()));
afterAll(() => tutor.close());

describe('the local gateway', () => {
  it('answers a signed command with blocks and text', async () => {
    const { status, message } = await tutor.type('deploy web', 'C1');
    expect(status).toBe(200);
    expect(message.response_type).toBe('in_channel');
    expect(message.text).toContain('3 of 3 Pods ready');
    expect(message.blocks.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['context', 'section', 'rich_text', 'actions']),
    );
  });

  it('refuses what is not signed, and what is no POST', async () => {
    const url = `${tutor.url}/slack/events`;
    expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(401);
    expect((await fetch(url)).status).toBe(405);
    expect(
      (await fetch(url, { method: 'POST', body: 'x'.repeat(3_000_000) }).catch(() => ({ status: 400 }))).status,
    ).toBe(400);
  });

  it('says that it is well, and knows no other path', async () => {
    expect(await (await fetch(`${tutor.url}/healthz`)).text()).toBe('ok');
    for (const path of ['/nothing', '/../package.json', '/playground/secret', '/playground.js/x']) {
      expect((await fetch(tutor.url + path)).status).toBe(404);
    }
  });

  it('answers an address that is none with 400', async () => {
    const status = new Promise((resolve, reject) => {
      request(tutor.url, { path: '//' }, (response) => resolve(response.statusCode))
        .on('error', reject)
        .end();
    });
    expect(await status).toBe(400);
  });

  it('serves a page that loads nothing from elsewhere', async () => {
    const page = await fetch(tutor.url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).not.toMatch(/https?:\/\//);
    for (const [, path] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      expect((await fetch(tutor.url + path!)).status).toBe(200);
    }
  });

  it('keeps web pages of others out of the playground', async () => {
    const content = { person: ANA, channel: SQUAD, text: 'deploy intruder' };
    expect(await tutor.play('command', content, { 'content-type': 'text/plain' })).toBe(404);
    expect(await statusWithHost(tutor.url, 'evil.example')).toBe(404);
    expect(JSON.stringify(await tutor.seen(ANA, SQUAD))).not.toContain('intruder');
  });
});

describe('many commands at once over HTTP', () => {
  it('in one channel are all applied exactly once', async () => {
    const names = Array.from({ length: 50 }, (_, place) => `key-${place}`);
    const answers = await Promise.all(names.map((name) => tutor.type(`label node node-1 ${name}=yes`, 'CMANY')));
    expect(answers.map(({ message }) => message.response_type)).toEqual(names.map(() => 'in_channel'));
    const { message } = await tutor.type('get node node-1 -o yaml', 'CMANY');
    const yaml = JSON.stringify(message.blocks);
    for (const name of names) expect(yaml.split(`${name}: `)).toHaveLength(2);
  }, 30_000);

  it('delivered twice changes once', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => tutor.type('deploy twice', 'CTWICE', 'trigger-1')));
    expect(other?.message).toEqual(one?.message);
  });
});

describe('the playground', () => {
  const buttons = ({ blocks }: Seen) => blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));

  it('shows everybody what changes, and only the asker what is asked', async () => {
    expect(await tutor.play('command', { person: ANA, channel: SQUAD, text: 'deploy web' })).toBe(204);
    expect(await tutor.play('command', { person: ANA, channel: SQUAD, text: '' })).toBe(204);
    const [ana, ben] = [await tutor.seen(ANA, SQUAD), await tutor.seen(BEN, SQUAD)];
    expect(ana).toHaveLength(4);
    expect(ben.map(({ text }) => text)).toEqual(ana.slice(0, 2).map(({ text }) => text));
    expect(await tutor.seen(ANA, PLATFORM)).toEqual([]);
  });

  it('lets another person press, and the new reply says who', async () => {
    const reply = (await tutor.seen(BEN, SQUAD)).find((message) => buttons(message).length > 0)!;
    const crash = buttons(reply).find(({ text }) => text.text === 'Crash a Pod')!;
    expect(await tutor.play('press', { person: BEN, channel: SQUAD, message: reply.id, action: crash.action_id })).toBe(
      204,
    );
    const latest = (await tutor.seen(ANA, SQUAD)).at(-1)!;
    expect(JSON.stringify(latest.blocks[0])).toContain(`<@${BEN}> pressed:`);
    expect(latest.text).toMatch(/^ben: .*crashed and is back/);
  });

  it('lets nobody press what they cannot see', async () => {
    const hidden = (await tutor.seen(ANA, SQUAD)).find(
      ({ visibleTo, blocks }) => visibleTo === ANA && blocks.length > 0,
    )!;
    const press = { channel: SQUAD, message: hidden.id, action: buttons(hidden)[0]?.action_id };
    expect(await tutor.play('press', { ...press, person: BEN })).toBe(400);
    expect(await tutor.play('press', { ...press, person: ANA, action: 'run:99' })).toBe(400);
  });

  it('shares what only one person saw', async () => {
    const hidden = (await tutor.seen(ANA, SQUAD)).find(
      ({ visibleTo, blocks }) => visibleTo === ANA && blocks.length > 0,
    )!;
    expect(await tutor.play('press', { person: ANA, channel: SQUAD, message: hidden.id, action: 'share:0' })).toBe(204);
    expect((await tutor.seen(BEN, SQUAD)).at(-1)?.blocks[1]).toBeDefined();
    expect((await tutor.seen(BEN, SQUAD)).at(-1)?.visibleTo).toBeUndefined();
  });

  it.each([
    { person: 'U9', channel: SQUAD, text: 'x' },
    { person: ANA, channel: 'C9', text: 'x' },
    { person: ANA, channel: SQUAD },
  ])('refuses %j', async (content) => {
    expect(await tutor.play('command', content)).toBe(400);
  });
});

describe('a modal of the playground', () => {
  const form = async (person: string) => (await tutor.opened(person, PLATFORM))!;
  const menuOf = ({ view }: OpenView, label: string) =>
    view.blocks.find((block) => block.type === 'input' && block.label.text === label) as InputBlock;

  it('opens for who asked, follows a choice, and is answered in the channel', async () => {
    const count = (await tutor.seen(ANA, PLATFORM)).length;
    expect(await tutor.play('command', { person: ANA, channel: PLATFORM, text: 'do' })).toBe(204);
    expect(await tutor.seen(ANA, PLATFORM)).toHaveLength(count);
    expect(await tutor.opened(BEN, PLATFORM)).toBeUndefined();
    const first = await form(ANA);
    const what = menuOf(first, 'What').block_id;
    const choice = { person: ANA, view: first.id, action: 'form:what', chosen: { [what]: 'deploy' } };
    expect(await tutor.play('view', choice)).toBe(204);
    const second = await form(ANA);
    expect(second.id).toBe(first.id);
    expect(second.hash).not.toBe(first.hash);
    const chosen = { [menuOf(second, 'How many Pods').block_id]: '2' };
    expect(await tutor.play('view', { person: ANA, view: second.id, chosen })).toBe(204);
    expect(await tutor.opened(ANA, PLATFORM)).toBeUndefined();
    expect((await tutor.seen(BEN, PLATFORM)).at(-1)?.text).toMatch(/^ana: web runs: 2 of 2 Pods ready/);
  });

  it('is closed by its person, and by nobody else', async () => {
    await tutor.play('command', { person: ANA, channel: PLATFORM, text: 'do' });
    const { id } = await form(ANA);
    expect(await tutor.play('view', { person: BEN, view: id, close: true })).toBe(400);
    expect(await tutor.play('view', { person: ANA, view: 'V0', close: true })).toBe(400);
    expect(await tutor.play('view', { person: ANA, view: id, action: 'form:nothing', chosen: {} })).toBe(400);
    expect(await tutor.play('view', { person: ANA, view: id, close: true })).toBe(204);
    expect(await tutor.opened(ANA, PLATFORM)).toBeUndefined();
  });
});

describe('a direct message', () => {
  it('has a cluster of its own, which nobody else sees', async () => {
    const [mine, theirs] = ['D0ANA', 'D0BEN'];
    expect(await tutor.play('command', { person: ANA, channel: mine, text: 'deploy own' })).toBe(204);
    const reply = (await tutor.seen(ANA, mine)).at(-1)!;
    expect(JSON.stringify(reply.blocks[0])).toContain('your own practice cluster');
    expect(await tutor.seen(BEN, mine)).toEqual([]);
    expect(await tutor.play('command', { person: BEN, channel: mine, text: 'deploy other' })).toBe(400);
    await tutor.play('command', { person: BEN, channel: theirs, text: '' });
    expect((await tutor.seen(BEN, theirs)).at(-1)?.text).not.toContain('own runs');
  });
});

describe("this machine's Web API", () => {
  const call = async (method: string, fields: Readonly<Record<string, string>>, token = 'xoxb-local') => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${tutor.url}/api/${method}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
    });
    return (await answer.json()) as { readonly ok: boolean; readonly error?: string; readonly ts?: string };
  };

  it.each([
    ['views.open', { trigger_id: 'unknown', view: '{}' }, 'invalid_trigger_id'],
    ['views.update', { view_id: 'V0', view: '{}' }, 'not_found'],
    ['chat.update', { channel: SQUAD, ts: '99999', text: 'x' }, 'message_not_found'],
    ['chat.delete', {}, 'unknown_method'],
    ['constructor', {}, 'unknown_method'],
  ])('answers %s as Slack does', async (method, fields, error) => {
    expect(await call(method, fields as Readonly<Record<string, string>>)).toEqual({ ok: false, error });
  });

  it('takes no other token', async () => {
    expect(await call('chat.postMessage', { channel: SQUAD, text: 'x' }, 'other')).toEqual({
      ok: false,
      error: 'invalid_auth',
    });
  });

  it('posts and changes messages', async () => {
    const { ts = '' } = await call('chat.postMessage', { channel: SQUAD, text: 'posted', blocks: '[]' });
    expect((await tutor.seen(BEN, SQUAD)).at(-1)?.text).toBe('posted');
    expect(await call('chat.update', { channel: SQUAD, ts, text: 'changed' })).toMatchObject({ ok: true });
    expect((await tutor.seen(BEN, SQUAD)).at(-1)?.text).toBe('changed');
    await call('chat.postEphemeral', { channel: SQUAD, user: ANA, text: 'private' });
    expect((await tutor.seen(BEN, SQUAD)).at(-1)?.text).toBe('changed');
  });
});

/** fetch does not let a caller choose the Host header. */
function statusWithHost(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${url}/playground/people`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

/**
 * The form of `/kube do` through signed requests: as a message without a token, as a modal with one, and what comes back
 * from either, genuine or not.
 */
import { type Chosen, stateOf } from '../../src/local/filled-state';
import { messageBody, submissionBody, viewBody } from '../../src/local/interactions';
import type { Block, InputBlock, Message, ModalView, SelectElement } from '../../src/slack/message';
import { CHANNEL, MEMBER, RESPONSE_URL, SlackUnderTest } from './slack-under-test';
import { offences, viewOffences } from './slack-limits';

type AnyBlock = Block | InputBlock;

interface Placed {
  readonly blockId: string;
  readonly label: string;
  readonly menu: SelectElement;
}

/** The menus of a message or a modal, in order. */
function menusOf(blocks: readonly AnyBlock[]): readonly Placed[] {
  return blocks.flatMap((block): readonly Placed[] => {
    if (block.type === 'input') {
      const { block_id: blockId, label, element } = block;
      return element.type === 'static_select' ? [{ blockId, label: label.text, menu: element }] : [];
    }
    if (block.type !== 'section' || block.accessory === undefined) return [];
    return [{ blockId: block.block_id ?? '', label: block.text.text, menu: block.accessory }];
  });
}

const labelsOf = (blocks: readonly AnyBlock[]) => menusOf(blocks).map(({ label }) => label);
const optionsOf = ({ menu }: Placed) => menu.options ?? (menu.option_groups ?? []).flatMap(({ options }) => options);
const chosenIn = (blocks: readonly AnyBlock[]) => menusOf(blocks).map(({ menu }) => menu.initial_option?.value);

/** Block ids are ours: a menu is found by its label. */
function choice(blocks: readonly AnyBlock[], label: string, value: string): Chosen {
  return { [menusOf(blocks).find((menu) => menu.label === label)!.blockId]: value };
}

const optionFor = (value: string) => ({ text: { type: 'plain_text', text: value }, value });

/** A choice in a menu of a message, or a press of its button. */
function inMessage(slack: SlackUnderTest, message: Message, label: string | undefined, chosen: Chosen = {}) {
  const placed = menusOf(message.blocks).find((menu) => menu.label === label);
  const action =
    placed === undefined
      ? { type: 'button', action_id: 'form:run', block_id: 'form-run/x', value: 'x' }
      : {
          type: 'static_select',
          action_id: placed.menu.action_id,
          block_id: placed.blockId,
          selected_option: optionFor(String(chosen[placed.blockId])),
        };
  return slack.send(
    messageBody({
      member: MEMBER,
      channel: CHANNEL,
      message: '1.2',
      isEphemeral: true,
      trigger: `t-${Math.random()}`,
      responseUrl: RESPONSE_URL,
      action,
      state: stateOf(message.blocks, chosen),
    }),
  );
}

const lastPosted = (slack: SlackUnderTest) => slack.posted.at(-1)!.message;

describe('without a token', () => {
  it('the form is a message for the asker, with menus', async () => {
    const slack = new SlackUnderTest();
    const message = await slack.typed('do');
    expect(message.response_type).toBe('ephemeral');
    expect(labelsOf(message.blocks)).toEqual(['What']);
    expect(offences(message)).toEqual([]);
    expect(slack.called).toEqual([]);
  });

  it('choosing what replaces it by the menus that are needed; Do it runs the command', async () => {
    const slack = new SlackUnderTest();
    await slack.typed('deploy web');
    const form = await slack.typed('do');
    expect(await inMessage(slack, form, 'What', choice(form.blocks, 'What', 'scale'))).toEqual({
      statusCode: 200,
      body: '',
    });
    const scale = lastPosted(slack);
    expect(scale.replace_original).toBe(true);
    expect(labelsOf(scale.blocks)).toEqual(['What', 'Which app', 'How many Pods']);
    expect(chosenIn(scale.blocks)).toEqual(['scale', 'web', '4']);
    expect(offences(scale)).toEqual([]);
    const before = slack.posted.length;
    await inMessage(slack, scale, 'How many Pods', choice(scale.blocks, 'How many Pods', '5'));
    expect(slack.posted).toHaveLength(before);
    await inMessage(slack, scale, undefined, choice(scale.blocks, 'How many Pods', '5'));
    expect(await slack.wanted()).toBe(5);
    const reply = lastPosted(slack);
    expect(reply).toMatchObject({ response_type: 'in_channel', replace_original: false });
    expect(JSON.stringify(reply.blocks[0])).toContain('<@U1> pressed:  `/kube scale web 5`');
  });

  it('a menu that others follow from brings the others along', async () => {
    const slack = new SlackUnderTest();
    await slack.typed('deploy web');
    await slack.typed('deploy db 2 statefulset');
    const scale = await slack.typed('do scale');
    await inMessage(slack, scale, 'Which app', choice(scale.blocks, 'Which app', 'db'));
    expect(chosenIn(lastPosted(slack).blocks)).toEqual(['scale', 'db', '3']);
  });

  it('Do it on menus that belong to another choice shows the right ones instead', async () => {
    const slack = new SlackUnderTest();
    await slack.typed('deploy web');
    await slack.typed('deploy db 2 statefulset');
    const scale = await slack.typed('do scale');
    await inMessage(slack, scale, undefined, choice(scale.blocks, 'Which app', 'db'));
    expect(lastPosted(slack).replace_original).toBe(true);
    expect(chosenIn(lastPosted(slack).blocks).slice(0, 2)).toEqual(['scale', 'db']);
    await inMessage(slack, scale, undefined, choice(scale.blocks, 'What', 'crash-pod'));
    expect(labelsOf(lastPosted(slack).blocks)).toContain('How often');
    expect(await slack.wanted()).toBe(3);
  });

  it('what is gone since is refused like anything typed', async () => {
    const slack = new SlackUnderTest();
    await slack.typed('deploy web');
    const scale = await slack.typed('do scale');
    await slack.typed('delete deployment web');
    await inMessage(slack, scale, undefined);
    expect(lastPosted(slack)).toMatchObject({ response_type: 'ephemeral' });
    expect(lastPosted(slack).text).toContain('Nothing was changed.');
  });

  it.each(['web 3; reset --yes', '<!channel>', '', 'x'.repeat(3000)])(
    'a forged value %j changes nothing',
    async (value) => {
      const slack = new SlackUnderTest();
      await slack.typed('deploy web');
      const form = await slack.typed('do scale');
      const placed = menusOf(form.blocks).find(({ label }) => label === 'How many Pods')!;
      const genuine = stateOf(form.blocks, {}).values;
      const forged = { [placed.menu.action_id]: { type: 'static_select', selected_option: optionFor(value) } };
      const before = await slack.saved();
      await slack.send(
        messageBody({
          member: MEMBER,
          channel: CHANNEL,
          message: '1.2',
          isEphemeral: true,
          trigger: 'forged',
          responseUrl: RESPONSE_URL,
          action: { type: 'button', action_id: 'form:run', block_id: 'x', value: 'scale' },
          state: { values: { ...genuine, [placed.blockId]: forged } },
        }),
      );
      expect((await slack.saved())?.version).toBe(before?.version);
      expect(JSON.stringify(slack.posted)).not.toContain('<!channel>');
    },
  );

  it.each<[string, object]>([
    ['no state', {}],
    ['no values', { values: null }],
    ['values that are no fields', { values: { 'form/what/': 'x', 'form/scale/0': [] } }],
    ['no choice', { values: { 'form/what/': { 'form:what': { type: 'static_select', selected_option: null } } } }],
  ])('%s is answered with an empty form', async (_, state) => {
    const slack = new SlackUnderTest();
    await slack.send(
      messageBody({
        member: MEMBER,
        channel: CHANNEL,
        message: '1.2',
        isEphemeral: true,
        trigger: 'odd',
        responseUrl: RESPONSE_URL,
        action: { type: 'button', action_id: 'form:run', block_id: 'x', value: 'scale' },
        state,
      }),
    );
    expect(labelsOf(lastPosted(slack).blocks)).toEqual(['What']);
  });

  it('a menu with more than a hundred entries says how many have no room', async () => {
    const slack = new SlackUnderTest();
    await slack.typed('deploy web --replicas 150');
    const message = await slack.typed('do delete pod');
    const pods = menusOf(message.blocks).find(({ label }) => label.startsWith('Which Pod'))!;
    expect(optionsOf(pods)).toHaveLength(100);
    expect(pods.label).toMatch(/^Which Pod\n\d+ more have no room here/);
    expect(offences(message)).toEqual([]);
  });
});

describe('with a token', () => {
  const TOKEN = 'xoxb-test';
  const opened = (slack: SlackUnderTest) => slack.called.findLast(({ method }) => method === 'views.open')!;

  /** What Slack would send for a modal that was opened, with other choices. */
  const open = (view: ModalView) => ({ id: 'V1', person: MEMBER.id, hash: 'h1', view });

  function submit(slack: SlackUnderTest, view: ModalView, chosen: Chosen = {}, member = MEMBER) {
    const state = stateOf(view.blocks, chosen);
    return slack.send(submissionBody({ member, view: open(view), state, trigger: `s-${Math.random()}` }));
  }

  function choose(slack: SlackUnderTest, view: ModalView, label: string, chosen: Chosen) {
    const placed = menusOf(view.blocks).find((menu) => menu.label === label)!;
    const action = { type: 'static_select', action_id: placed.menu.action_id, block_id: placed.blockId };
    const state = stateOf(view.blocks, chosen);
    return slack.send(viewBody({ member: MEMBER, view: open(view), action, state, trigger: 'c' }));
  }

  async function modal(text = 'do', ...before: readonly string[]) {
    const slack = new SlackUnderTest({ token: TOKEN });
    for (const command of before) await slack.typed(command);
    const answer = await slack.type(text);
    return { slack, answer, view: opened(slack).view! };
  }

  it('the form is a modal, opened with the trigger of the command, and the channel shows nothing', async () => {
    const { slack, answer, view } = await modal();
    expect(answer).toEqual({ statusCode: 200, body: '' });
    expect(slack.called).toHaveLength(1);
    expect(opened(slack).fields.trigger_id).toMatch(/^trigger-/);
    expect(opened(slack).authorization).toBe(`Bearer ${TOKEN}`);
    expect(view.title.text).toBe('Do ...');
    expect(JSON.stringify(view.blocks[0])).toContain('practice cluster of #squad-3');
    expect(labelsOf(view.blocks)).toEqual(['What']);
    expect(viewOffences(view)).toEqual([]);
  });

  it('the button opens it too, and posts nothing', async () => {
    const slack = new SlackUnderTest({ token: TOKEN });
    await slack.press({ action_id: 'run:2', value: 'do' });
    expect(opened(slack).view?.callback_id).toBe('kube-form');
    expect(slack.posted).toEqual([]);
  });

  it('a choice that others follow from updates the modal; sending it answers in the channel', async () => {
    const { slack, view } = await modal('do', 'deploy web', 'deploy db 2 statefulset');
    await choose(slack, view, 'What', choice(view.blocks, 'What', 'scale'));
    const update = slack.called.at(-1)!;
    expect(update).toMatchObject({ method: 'views.update', fields: { view_id: 'V1', hash: 'h1' } });
    const scale = update.view!;
    expect(viewOffences(scale)).toEqual([]);
    expect(chosenIn(scale.blocks)).toEqual(['scale', 'web', '4']);
    expect(scale.blocks.filter((block) => block.type === 'input' && block.dispatch_action)).toHaveLength(2);
    await choose(slack, scale, 'Which app', choice(scale.blocks, 'Which app', 'db'));
    const db = slack.called.at(-1)!.view!;
    expect(chosenIn(db.blocks)).toEqual(['scale', 'db', '3']);
    const answer = await submit(slack, db, choice(db.blocks, 'How many Pods', '1'));
    expect(answer).toEqual({ statusCode: 200, body: '' });
    expect(lastPosted(slack)).toMatchObject({ response_type: 'in_channel', replace_original: false });
    expect(slack.posted.at(-1)!.url).toBe(RESPONSE_URL);
    expect(lastPosted(slack).text).toMatch(/^ana: db has 1 of 1 Pod\b/);
  });

  it.each([
    ['Slack refuses the trigger', () => Promise.resolve(Response.json({ ok: false, error: 'expired_trigger_id' }))],
    ['Slack answers with an error', () => Promise.resolve(new Response('oops', { status: 500 }))],
    ['Slack does not answer', () => Promise.reject(new DOMException('timed out', 'TimeoutError'))],
  ])('where %s the form is a message', async (_, answerOfApi) => {
    const slack = new SlackUnderTest({ token: TOKEN });
    slack.answerOfApi = answerOfApi;
    expect(labelsOf((await slack.typed('do')).blocks)).toEqual(['What']);
    await slack.press({ action_id: 'run:2', value: 'do' });
    expect(labelsOf(lastPosted(slack).blocks)).toEqual(['What']);
    expect(slack.channel.log.lines.join()).not.toContain(TOKEN);
  });

  it('opening gives up in time for the message', async () => {
    const slack = new SlackUnderTest({ token: TOKEN });
    slack.answerOfApi = () =>
      new Promise((_, reject) => {
        const { signal } = slack.called.at(-1)!;
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
      });
    const started = Date.now();
    expect(labelsOf((await slack.typed('do')).blocks)).toEqual(['What']);
    expect(Date.now() - started).toBeLessThan(2_500);
  });

  it('a modal whose answer cannot be posted shows it, and the change stays', async () => {
    const { slack, view } = await modal('do scale', 'deploy web');
    slack.answerOfHook = () => Promise.resolve(new Response('', { status: 404 }));
    slack.answerOfApi = () => Promise.resolve(Response.json({ ok: false, error: 'not_in_channel' }));
    const answer = JSON.parse((await submit(slack, view)).body) as { response_action: string; view: ModalView };
    expect(answer.response_action).toBe('update');
    expect(JSON.stringify(answer.view)).toContain('web has 4 of 4 Pods');
    expect(viewOffences(answer.view)).toEqual([]);
    expect(await slack.wanted()).toBe(4);
  });

  it('a modal that was open for too long is answered by the bot itself', async () => {
    const { slack, view } = await modal('do scale', 'deploy web');
    slack.answerOfHook = () => Promise.resolve(new Response('', { status: 404 }));
    expect((await submit(slack, view)).body).toBe('');
    expect(slack.called.at(-1)).toMatchObject({ method: 'chat.postMessage', fields: { channel: CHANNEL.id } });
    await slack.typed('delete deployment web');
    expect((await submit(slack, view)).body).toBe('');
    expect(slack.called.at(-1)).toMatchObject({ method: 'chat.postEphemeral', fields: { user: MEMBER.id } });
  });

  it('a modal of menus that belong together no more shows the right ones', async () => {
    const { slack, view } = await modal('do scale', 'deploy web', 'deploy db 2 statefulset');
    const answer = JSON.parse((await submit(slack, view, choice(view.blocks, 'Which app', 'db'))).body) as {
      view: ModalView;
    };
    expect(chosenIn(answer.view.blocks)).toEqual(['scale', 'db', '3']);
    expect(slack.posted).toEqual([]);
  });

  it.each([
    ['none', ''],
    ['a channel by itself', 'C2'],
    ['JSON of somebody', '{"channel":"C2","channelName":"x","responseUrl":"https://hooks.slack.com/x"}'],
    ['a seal that is none', `${'0'.repeat(64)} ["C2","x","https://hooks.slack.com/x"]`],
  ])('private_metadata that is %s is not believed', async (_, private_metadata) => {
    const { slack, view } = await modal('do scale', 'deploy web');
    const { body } = await submit(slack, { ...view, private_metadata });
    expect(body).toContain('Type /kube do for a new one');
    expect(viewOffences((JSON.parse(body) as { view: ModalView }).view)).toEqual([]);
    expect(await slack.wanted()).toBe(3);
    await choose(slack, { ...view, private_metadata }, 'Which app', {});
    expect(JSON.stringify(slack.called.at(-1)?.view)).toContain('Type /kube do for a new one');
  });

  it('private_metadata of another person, or with another channel in it, is not believed', async () => {
    const { slack, view } = await modal('do scale', 'deploy web');
    const foreign = await submit(slack, view, {}, { id: 'U2', name: 'ben' });
    expect(foreign.body).toContain('Type /kube do for a new one');
    const moved = { ...view, private_metadata: view.private_metadata!.replace('"C1"', '"C2"') };
    expect((await submit(slack, moved)).body).toContain('Type /kube do for a new one');
    expect(slack.posted).toEqual([]);
    expect(await slack.wanted()).toBe(3);
  });

  it('a submission delivered twice changes once', async () => {
    const { slack, view } = await modal('do deploy');
    const body = submissionBody({ member: MEMBER, view: open(view), state: stateOf(view.blocks, {}), trigger: 'once' });
    await slack.send(body);
    await slack.send(body);
    expect((await slack.saved())?.version).toBe(1);
    expect(slack.posted[1]?.message.text).toBe(slack.posted[0]?.message.text);
  });

  it('a submission that was signed by nobody is not read', async () => {
    const { slack, view } = await modal('do deploy');
    const body = submissionBody({ member: MEMBER, view: open(view), state: stateOf(view.blocks, {}), trigger: 'x' });
    const event = { version: '2.0', requestContext: { http: { method: 'POST' } }, headers: {}, body };
    expect((await slack.handle(event)).statusCode).toBe(401);
    expect(await slack.saved()).toBeUndefined();
  });

  it('a view that is none of ours gets no answer', async () => {
    const { slack, view } = await modal('do deploy');
    expect((await submit(slack, { ...view, callback_id: 'other' })).statusCode).toBe(400);
    expect(await slack.saved()).toBeUndefined();
  });

  it('a direct message has a form for the own cluster', async () => {
    const slack = new SlackUnderTest({ token: TOKEN });
    await slack.send(slack.commandBody('do', { id: 'D1', name: 'directmessage' }));
    expect(JSON.stringify(opened(slack).view!.blocks[0])).toContain('your own practice cluster');
    await submit(slack, (await deployForm(slack)).view!);
    expect(await slack.channel.wanted('web', { team: 'T0LOCAL', channel: 'D1' })).toBe(3);
  });

  async function deployForm(slack: SlackUnderTest) {
    await slack.send(slack.commandBody('do deploy', { id: 'D1', name: 'directmessage' }));
    return opened(slack);
  }
});

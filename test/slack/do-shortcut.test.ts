/** The global shortcut: where, then the menus for the cluster there, then what came of it, in the right place. */
import { viewRefusal } from '../../src/local/block-rules/view';
import { stateOf } from '../../src/local/filled-state';
import { globalShortcutBody, submissionBody } from '../../src/local/interactions';
import { DO_SHORTCUT } from '../../src/slack/do-shortcut';
import type { ModalView } from '../../src/slack/message';
import { MEMBER, SlackUnderTest } from './slack-under-test';

const URL = 'https://hooks.slack.com/app/T1/9/9';
const WHERE = 'where/conversation';

class Shortcut {
  readonly slack = new SlackUnderTest({ token: 'xoxb-1' });
  private count = 0;

  async choose(): Promise<ModalView> {
    const { statusCode } = await this.slack.send(globalShortcutBody(DO_SHORTCUT, MEMBER, `t${++this.count}`));
    expect(statusCode).toBe(200);
    return this.slack.called.findLast(({ method }) => method === 'views.open')!.view!;
  }

  /** Sends a modal; answers with what Slack gets. */
  async send(view: ModalView, chosen: Readonly<Record<string, string>>, channel = '', member = MEMBER) {
    const open = { id: 'V1', person: member.id, hash: '1', view };
    const address = { block_id: WHERE, action_id: 'where:conversation', channel_id: channel, response_url: URL };
    const body = submissionBody({
      ...{ view: open, member, trigger: `t${++this.count}`, state: stateOf(view.blocks, chosen) },
      responseUrls: channel === '' ? [] : [address],
    });
    const response = await this.slack.send(body);
    if (response.body === '') return undefined;
    return JSON.parse(response.body) as {
      readonly view?: ModalView;
      readonly errors?: Readonly<Record<string, string>>;
    };
  }
}

describe('the shortcut Do something', () => {
  test('asks where, shows the menus of the cluster there, and answers there', async () => {
    const shortcut = new Shortcut();
    await shortcut.slack.type('deploy web');
    const where = await shortcut.choose();
    expect(viewRefusal(where, 'modal')).toBeUndefined();
    const { view: menus } = (await shortcut.send(where, { [WHERE]: 'C1' }, 'C1')) ?? {};
    expect(viewRefusal(menus, 'modal')).toBeUndefined();
    expect(JSON.stringify(menus)).toContain('practice cluster of <#C1>');
    const filled = { 'form/what/': 'crash-pod' };
    const { view: crash } = (await shortcut.send(menus!, filled)) ?? {};
    expect(JSON.stringify(crash)).toContain('practice cluster of <#C1>');
    expect(JSON.stringify(crash?.blocks)).toContain('web');
    const choices = Object.fromEntries(
      crash!.blocks.flatMap((block) =>
        block.type === 'input' && block.element.type === 'static_select' && block.element.initial_option !== undefined
          ? [[block.block_id, block.element.initial_option.value]]
          : [],
      ),
    );
    expect(await shortcut.send(crash!, choices)).toBeUndefined();
    expect(shortcut.slack.posted.at(-1)).toMatchObject({ url: URL, message: { response_type: 'in_channel' } });
  });

  test('in the messages of the bot is the own cluster', async () => {
    const shortcut = new Shortcut();
    const { view } = (await shortcut.send(await shortcut.choose(), { [WHERE]: 'D1' }, 'D1')) ?? {};
    expect(JSON.stringify(view)).toContain('your own practice cluster');
  });

  test('takes nothing that is no conversation', async () => {
    const shortcut = new Shortcut();
    for (const bad of ['U1', 'C1 x', '<#C1>', '']) {
      const { errors } = (await shortcut.send(await shortcut.choose(), { [WHERE]: bad }, bad)) ?? {};
      expect(errors).toEqual({ [WHERE]: expect.stringContaining('Choose a channel') });
    }
  });

  test('opens nothing without a token', async () => {
    const slack = new SlackUnderTest();
    expect((await slack.send(globalShortcutBody(DO_SHORTCUT, MEMBER, 't1'))).statusCode).toBe(200);
    expect(slack.called).toHaveLength(0);
  });
});

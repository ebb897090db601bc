/** Slack waits for three seconds, on every surface: with a store that is slow, and a Slack that does not answer. */
import { homeOpenedBody, messageEventBody } from '../../src/local/event-bodies';
import {
  buttonBody,
  globalShortcutBody,
  homeButtonBody,
  shortcutBody,
  submissionBody,
  viewBody,
} from '../../src/local/interactions';
import { LOCAL_BOT } from '../../src/local/slack-requests';
import type { HomeView, ModalView } from '../../src/slack/message';
import { TOKEN } from './quiz-channel';
import { CHANNEL, MEMBER, RESPONSE_URL, SlackUnderTest } from './slack-under-test';

const DIRECT = { id: 'D1', name: 'directmessage' };
/** Milliseconds that each call of the store takes. */
const STORE = 80;
const member = MEMBER;

class SlowSlack {
  readonly slack = new SlackUnderTest({ token: TOKEN });
  private now = 0;

  /** From now on the store is slow, and calls of Slack last as long as they may. */
  slowDown(): void {
    const { clock, clusters, documents, quizzes } = this.slack.channel;
    for (const store of [clusters, documents, quizzes]) slowly(store, () => clock.sleep(STORE));
    let longest = 0;
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      longest = milliseconds;
      return new AbortController().signal;
    });
    const hang = async () => {
      await clock.sleep(longest);
      throw new Error('no answer');
    };
    this.slack.answerOfApi = hang;
    this.slack.answerOfHook = hang;
    this.now = clock.now();
  }

  get took(): number {
    return this.slack.channel.clock.now() - this.now;
  }

  view(method = 'views.open'): ModalView & HomeView {
    return this.slack.called.findLast((call) => call.method === method)!.view as unknown as ModalView & HomeView;
  }
}

/** Every method waits before it does what it does. */
function slowly(store: object, wait: () => Promise<void>): void {
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(store))) {
    const method: unknown = Reflect.get(store, name);
    if (name === 'constructor' || typeof method !== 'function') continue;
    // Those of the store itself; what only they call answers at once.
    if (!/^(load|save|list|remove|create|answer|close|note|begin|settle|discuss)/.test(name)) continue;
    Reflect.set(store, name, async (...given: unknown[]) => {
      await wait();
      return Reflect.apply(method as (...all: unknown[]) => unknown, store, given);
    });
  }
}

afterEach(() => jest.restoreAllMocks());

const button = (value: string) =>
  buttonBody({
    ...{ member, channel: CHANNEL, message: '1.2', isEphemeral: false, trigger: 't9', responseUrl: RESPONSE_URL },
    action: { action_id: 'run:0', value },
  });

const mention = (text: string) =>
  messageEventBody({ member, channel: CHANNEL, text: `<@${LOCAL_BOT}> ${text}`, ts: '1.5', event: 'Ev1' });

/** What comes, and what it needs to have happened before. */
const SURFACES: Readonly<Record<string, (on: SlowSlack) => Promise<string>>> = {
  'a change': ({ slack }) => Promise.resolve(slack.commandBody('scale web 4')),
  'a look': ({ slack }) => Promise.resolve(slack.commandBody('get pods')),
  'a form': ({ slack }) => Promise.resolve(slack.commandBody('do')),
  'a new course': ({ slack }) => Promise.resolve(slack.commandBody('course new')),
  'a quiz': ({ slack }) => Promise.resolve(slack.commandBody('quiz')),
  'an answer to a quiz': async ({ slack }) => {
    await slack.type('quiz');
    return slack.commandBody('quiz answer a');
  },
  'the next command after a quiz': async ({ slack }) => {
    await slack.type('quiz');
    await slack.channel.clock.sleep(20 * 60_000);
    return slack.commandBody('scale web 4');
  },
  'a button that changes': () => Promise.resolve(button('scale web 4')),
  'a button that looks': () => Promise.resolve(button('get pods')),
  'a button that opens a form': () => Promise.resolve(button('do')),
  'a mention': () => Promise.resolve(mention('scale web 4')),
  'a mention after a quiz': async ({ slack }) => {
    await slack.type('quiz');
    await slack.channel.clock.sleep(20 * 60_000);
    return mention('scale web 4');
  },
  'the home tab': () => Promise.resolve(homeOpenedBody(member, DIRECT, 'Ev1')),
  'a button of the home tab': async (on) => {
    await on.slack.send(homeOpenedBody(member, DIRECT, 'Ev1'));
    const view = on.view('views.publish');
    return homeButtonBody({ member, trigger: 't9', action: { action_id: 'home:0', value: 'deploy web' }, view });
  },
  'a mission of a message': () =>
    Promise.resolve(
      shortcutBody('add-mission', {
        ...{ member, channel: CHANNEL, trigger: 't9', responseUrl: RESPONSE_URL, text: 'hello', message: '1.2' },
      }),
    ),
  'a shortcut': () => Promise.resolve(globalShortcutBody('do', member, 't9')),
  'a choice in a form': async (on) => {
    await on.slack.type('do');
    const view = { id: 'V1', hash: 'h', view: on.view(), member: member.id, trigger: 't1' } as never;
    const action = { type: 'static_select', action_id: 'form:what', block_id: 'form/what/' };
    return viewBody({ member, trigger: 't9', action, state: { values: {} }, view });
  },
  'a manifest that is sent': async (on) => {
    await on.slack.type('apply');
    const view = { id: 'V1', hash: 'h', view: on.view(), member: member.id, trigger: 't1' } as never;
    const text = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n  - port: 80\n';
    const values = {
      'manifest/text': { 'manifest:text': { type: 'plain_text_input', value: text } },
      'manifest/command': { 'manifest:command': { type: 'static_select', selected_option: { value: 'apply -f -' } } },
    };
    return submissionBody({ member, trigger: 't9', view, state: { values } });
  },
};

test.each(Object.keys(SURFACES))('%s is answered in time', async (name) => {
  const on = new SlowSlack();
  await on.slack.type('deploy web');
  const body = await SURFACES[name]!(on);
  on.slowDown();
  const { statusCode } = await on.slack.send(body);
  expect([200, 503]).toContain(statusCode);
  expect(on.took).toBeGreaterThanOrEqual(0);
  expect(on.took).toBeLessThan(3_000);
});

/** The forms of `edit` and of *Filter*, and the question of a manifest form, through signed requests. */
import { stateOf } from '../../src/local/filled-state';
import { submissionBody } from '../../src/local/interactions';
import type { ModalView } from '../../src/slack/message';
import { viewOffences } from './slack-limits';
import { MEMBER, SlackUnderTest } from './slack-under-test';

async function opened(...typed: readonly string[]): Promise<{ slack: SlackUnderTest; view: ModalView }> {
  const slack = new SlackUnderTest({ token: 'xoxb-secret' });
  for (const text of typed) await slack.type(text);
  return { slack, view: latestView(slack) };
}

const latestView = (slack: SlackUnderTest): ModalView =>
  slack.called.findLast(({ method }) => method === 'views.open')!.view!;

function initial(view: ModalView, block: string): string {
  const found = view.blocks.find((one) => 'block_id' in one && one.block_id === block);
  const { element } = found as { readonly element: { readonly initial_value?: string } };
  return element.initial_value ?? '';
}

async function send(slack: SlackUnderTest, view: ModalView, filled: Readonly<Record<string, string>>): Promise<string> {
  const open = { id: 'V1', person: MEMBER.id, hash: '0', view };
  const state = stateOf(view.blocks, filled);
  const { statusCode, body } = await slack.send(
    submissionBody({ member: MEMBER, view: open, state, trigger: `sent-${Math.random()}` }),
  );
  expect(statusCode).toBe(200);
  return body;
}

const errorAt = (body: string, field: string): string =>
  (JSON.parse(body) as { readonly errors: Readonly<Record<string, string>> }).errors[field] ?? '';

describe('the form of edit', () => {
  test('shows the object as kubectl edit does, and saves what is changed', async () => {
    const { slack, view } = await opened('deploy web 2', 'edit deployment web');
    expect(viewOffences(view)).toEqual([]);
    expect([view.title.text, view.submit?.text]).toEqual(['Edit an object', 'Save']);
    const shown = initial(view, 'manifest/text');
    expect(shown).toMatch(/^# Please edit the object below\./);
    expect(shown).toContain('  replicas: 2\n');
    expect(shown.length).toBeLessThanOrEqual(3_000);
    expect(await send(slack, view, { 'manifest/text': shown.replace('replicas: 2', 'replicas: 4') })).toBe('');
    const { message } = slack.posted.at(-1)!;
    expect(message.response_type).toBe('in_channel');
    expect(JSON.stringify(message)).toContain('kubectl edit deployment web');
    expect(await slack.wanted()).toBe(4);
  });

  test('tells the person alone that nothing was changed', async () => {
    const { slack, view } = await opened('deploy web 2', 'edit deployment web');
    expect(await send(slack, view, { 'manifest/text': initial(view, 'manifest/text') })).toBe('');
    const { message } = slack.posted.at(-1)!;
    expect(message.response_type).toBe('ephemeral');
    expect(JSON.stringify(message)).toContain('Edit cancelled, no changes made.');
  });

  test.each([
    ['the line of a mistake', '  replicas: 2', '  replica: 2', /^line \d+: unknown field "spec.replica". Did you mean/],
    ['what breaks a rule', 'replicas: 2', 'replicas: -2', /^line \d+: spec.replicas: Invalid value: -2/],
    ['another name', 'name: web\n  namespace', 'name: wob\n  namespace', /^At least one of apiVersion, kind and name/],
  ])('stays open with %s', async (_, from, to, wanted) => {
    const { slack, view } = await opened('deploy web 2', 'edit deployment web');
    const shown = initial(view, 'manifest/text');
    const body = await send(slack, view, { 'manifest/text': shown.replace(from, to) });
    expect(errorAt(body, 'manifest/text')).toMatch(wanted);
    expect(await slack.wanted()).toBe(2);
  });

  test('stays open where others changed the same field, and takes what they changed elsewhere', async () => {
    const { slack, view } = await opened('deploy web 2', 'edit deployment web');
    const shown = initial(view, 'manifest/text');
    await slack.type('scale web 5');
    const body = await send(slack, view, { 'manifest/text': shown.replace('replicas: 2', 'replicas: 3') });
    expect(errorAt(body, 'manifest/text')).toMatch(
      /the object has been modified; .*Others changed spec.replicas meanwhile/,
    );
    expect(await slack.wanted()).toBe(5);
    expect(await send(slack, view, { 'manifest/text': shown.replace('image: web:v1', 'image: web:v2') })).toBe('');
    expect(await slack.wanted()).toBe(5);
  });

  test('is told in words where the bot has no token', async () => {
    const slack = new SlackUnderTest();
    await slack.type('deploy web 2');
    const message = await slack.typed('edit deployment web');
    expect(message.text).toContain('a form needs the bot token of the app');
    expect(JSON.stringify(message)).toContain('get deployment web -o yaml');
  });

  test('runs nothing but an edit of the kind that was opened', async () => {
    const { slack, view } = await opened('deploy web 2', 'edit deployment web');
    const forged = JSON.parse(JSON.stringify(view).replaceAll('edit deployment web -f -', 'reset --yes')) as ModalView;
    expect(errorAt(await send(slack, forged, {}), 'manifest/text')).toContain('none that kube-tutor gave you');
    expect(await slack.wanted()).toBe(2);
  });
});

describe('the form of a filter', () => {
  test('asks for the text, and shows the lines to the person alone', async () => {
    const { slack, view } = await opened('deploy web 2', 'deploy api 2', 'get pods | filter');
    expect(viewOffences(view)).toEqual([]);
    expect(initial(view, 'filter/command')).toBe('get pods');
    expect(await send(slack, view, { 'filter/text': "api '1/1'" })).toBe('');
    expect(await send(slack, view, { 'filter/text': 'api-' })).toBe('');
    const { message } = slack.posted.at(-1)!;
    expect(message.response_type).toBe('ephemeral');
    expect(message.text).toContain('3 of 5 lines');
    expect(JSON.stringify(message)).toContain('NAME');
  });

  test('stays open without a text, and with what cannot be looked up', async () => {
    const { slack, view } = await opened('deploy web 2', 'get pods | filter');
    expect(errorAt(await send(slack, view, { 'filter/text': ' ' }), 'filter/text')).toContain(
      'Write what the lines hold',
    );
    const body = await send(slack, view, { 'filter/text': 'a', 'filter/command': 'scale web 5' });
    expect(errorAt(body, 'filter/text')).toContain('scale changes something');
    expect(await slack.wanted()).toBe(2);
  });
});

describe('the form of a manifest', () => {
  test('asks before it replaces something', async () => {
    const { slack, view } = await opened('deploy web 2', 'apply');
    const yaml = JSON.stringify({
      ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } },
      spec: {
        ...{ replicas: 3, selector: { matchLabels: { app: 'web' } } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { containers: [{ name: 'web', image: 'web:v1' }] },
        },
      },
    });
    expect(await send(slack, view, { 'manifest/text': yaml })).toBe('');
    const { message } = slack.posted.at(-1)!;
    expect(message.response_type).toBe('ephemeral');
    expect(message.text).toContain('Not done yet: web would change');
    expect(await slack.wanted()).toBe(2);
    const run = /apply -f paste-[0-9a-f]{12}/.exec(JSON.stringify(message))![0];
    await slack.press({ action_id: 'run:0', value: run });
    expect(await slack.wanted()).toBe(3);
  });
});

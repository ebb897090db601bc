/** The form of a manifest through signed requests. */
import { StoreError } from '../../src/app/ports';
import { stateOf } from '../../src/local/filled-state';
import { submissionBody } from '../../src/local/interactions';
import type { ModalView } from '../../src/slack/message';
import { viewOffences } from './slack-limits';
import { MEMBER, SlackUnderTest } from './slack-under-test';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - name: web
        image: web:v1
`;
const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n';

async function opened(typed = 'apply'): Promise<{ slack: SlackUnderTest; view: ModalView }> {
  const slack = new SlackUnderTest({ token: 'xoxb-secret' });
  expect((await slack.type(typed)).body).toBe('');
  return { slack, view: latestView(slack) };
}

const latestView = (slack: SlackUnderTest): ModalView =>
  slack.called.findLast(({ method }) => method === 'views.open')!.view!;

async function send(slack: SlackUnderTest, view: ModalView, text: string, more: object = {}, member = MEMBER) {
  const state = stateOf(view.blocks, { 'manifest/text': text, ...more });
  const open = { id: 'V1', person: member.id, hash: '0', view };
  const trigger = `sent-${Math.random()}`;
  const { statusCode, body } = await slack.send(submissionBody({ member, view: open, state, trigger }));
  expect(statusCode).toBe(200);
  return body;
}

interface SentBack {
  readonly response_action: string;
  readonly errors: Readonly<Record<string, string>>;
}

/** What stands at the field of a form that stays open. */
async function refusal(...sent: Parameters<typeof send>): Promise<string> {
  const { response_action, errors } = JSON.parse(await send(...sent)) as SentBack;
  expect(response_action).toBe('errors');
  expect(Object.keys(errors)).toEqual(['manifest/text']);
  expect(errors['manifest/text']?.length).toBeLessThanOrEqual(300);
  return errors['manifest/text'] ?? '';
}

describe('the form of a manifest', () => {
  test.each(['apply', 'apply -f -', 'Kubectl apply —f –', 'create', 'replace', 'diff'])(
    '%s opens it, as a modal that Slack takes',
    async (typed) => {
      const { view } = await opened(typed);
      expect(viewOffences(view)).toEqual([]);
      expect(view.title.text).toBe('Apply a manifest');
      const [, text, menu] = view.blocks;
      expect(text).toMatchObject({ element: { type: 'plain_text_input', multiline: true, max_length: 3_000 } });
      const verb = typed.split(' ').find((word) => /^[a-z]+$/.test(word));
      expect(menu).toMatchObject({ element: { initial_option: { value: `${verb} -f -` } } });
    },
  );

  test('keeps the flags that were typed', async () => {
    const { slack, view } = await opened('apply --dry-run=server -n team-b');
    expect(viewOffences(view)).toEqual([]);
    expect(await send(slack, view, DEPLOYMENT)).toContain('namespaces \\"team-b\\" not found');
    expect(await slack.saved()).toBeUndefined();
  });

  test('makes what is written, closes, and tells the channel', async () => {
    const { slack, view } = await opened();
    expect(await send(slack, view, DEPLOYMENT)).toBe('');
    const { message } = slack.posted.at(-1)!;
    expect(message).toMatchObject({ response_type: 'in_channel', text: expect.stringContaining('2 of 2 Pods ready') });
    expect(JSON.stringify(message)).toContain('practice cluster of #squad-3');
    expect(await slack.wanted()).toBe(2);
  });

  test('only looks where that was chosen', async () => {
    const { slack, view } = await opened();
    expect(await send(slack, view, DEPLOYMENT, { 'manifest/command': 'diff -f -' })).toBe('');
    expect(slack.posted.at(-1)!.message.response_type).toBe('ephemeral');
    expect(JSON.stringify(slack.posted.at(-1)!.message)).toContain('+  name: web');
    expect(await slack.saved()).toBeUndefined();
  });

  test.each([
    [
      'a field that is not known',
      DEPLOYMENT.replace('replicas', 'replica'),
      /^line 6: unknown field "spec.replica". Did you mean replicas\?$/,
    ],
    [
      'a value of a wrong type',
      DEPLOYMENT.replace(': 2', ': two'),
      /^line 6: json: cannot unmarshal .* It takes a whole number, without quotes.$/,
    ],
    [
      'what breaks a rule',
      DEPLOYMENT.replace('        app: web', '        app: wob'),
      /^line 12: spec.template.metadata.labels: Invalid value/,
    ],
    [
      'what is missing',
      DEPLOYMENT.replace('        image: web:v1\n', ''),
      /^line 16: spec.template.spec.containers\[0\].image: Required value.$/,
    ],
    [
      'no YAML',
      DEPLOYMENT.replace('  replicas', '   replicas'),
      /^line 7: .* Fields of one object begin in the same column.$/,
    ],
    ['no object', 'web', /^line 1: invalid object to validate.$/],
    ['the second of two', `${NAMESPACE}---\n${DEPLOYMENT.replace('replicas', 'replica')}`, /^line 11: unknown field/],
    ['a code fence', `\`\`\`yaml\n${DEPLOYMENT.replace('replicas', 'replica')}\`\`\``, /^line 7: unknown field/],
  ])('stays open with the line of %s', async (_, text, wanted) => {
    const { slack, view } = await opened();
    expect(await refusal(slack, view, text)).toMatch(wanted);
    expect(slack.posted).toEqual([]);
    expect(await slack.saved()).toBeUndefined();
    expect(await send(slack, view, DEPLOYMENT)).toBe('');
    expect(await slack.wanted()).toBe(2);
  });

  test('names no more lines than somebody reads', async () => {
    const { slack, view } = await opened();
    const many = Array.from({ length: 400 }, (_, index) => `unknown${index}: 1\n`).join('');
    const said = await refusal(slack, view, `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n${many}`);
    expect(said).toContain('line 5: unknown field "unknown0"');
    expect(said).not.toContain('line 8:');
  });

  test('stays open with what was refused of several objects; the rest is told to the channel', async () => {
    const { slack, view } = await opened();
    const wrong = DEPLOYMENT.replace('        image: web:v1\n', '');
    expect(await refusal(slack, view, `${NAMESPACE}---\n${wrong}`)).toContain('line 21: ');
    const { message } = slack.posted.at(-1)!;
    expect(message.response_type).toBe('in_channel');
    expect(JSON.stringify(message)).toContain('is invalid');
    expect(await send(slack, view, `${NAMESPACE}---\n${DEPLOYMENT}`)).toBe('');
    expect(await slack.wanted()).toBe(2);
  });

  test('keeps what was written where the store is silent', async () => {
    const { slack, view } = await opened();
    slack.channel.clusters.load = () => Promise.reject(new StoreError('unavailable', 'the store did not answer'));
    expect(await refusal(slack, view, DEPLOYMENT)).toContain('Nothing was changed: the store did not answer.');
  });

  test('logs nothing of what was written', async () => {
    const { slack, view } = await opened();
    await send(slack, view, DEPLOYMENT.replace('replicas', 'topsecret'));
    await send(slack, view, DEPLOYMENT.replace('name: web\n', 'name: topsecret\n'));
    expect(JSON.stringify(slack.channel.log)).not.toContain('topsecret');
  });

  test('runs nothing but a manifest of the person to whom it was given', async () => {
    const { slack, view } = await opened();
    const ben = { id: 'U2', name: 'ben' };
    expect(await refusal(slack, view, DEPLOYMENT, {}, ben)).toContain('none that kube-tutor gave you');
    const forged = JSON.parse(JSON.stringify(view).replaceAll('apply -f -', 'reset --yes')) as ModalView;
    expect(await refusal(slack, forged, DEPLOYMENT)).toContain('none that kube-tutor gave you');
    const lines = JSON.parse(
      JSON.stringify(view).replaceAll('apply -f -', 'apply -f -\\nkind: x\\n -f -'),
    ) as ModalView;
    expect(await refusal(slack, lines, DEPLOYMENT)).toContain('none that kube-tutor gave you');
    expect(await slack.saved()).toBeUndefined();
  });

  test('is offered by the form of tasks, in whose place it comes', async () => {
    const { slack, view } = await opened('do apply');
    expect(view.title.text).toBe('Do ...');
    const open = { id: 'V1', person: MEMBER.id, hash: '0', view };
    const { body } = await slack.send(
      submissionBody({ member: MEMBER, view: open, state: stateOf(view.blocks, {}), trigger: 'sent' }),
    );
    const { response_action, view: next } = JSON.parse(body) as { response_action: string; view: ModalView };
    expect(response_action).toBe('update');
    expect(viewOffences(next)).toEqual([]);
    expect(await send(slack, next, DEPLOYMENT)).toBe('');
    expect(await slack.wanted()).toBe(2);
  });

  test('opens at the button of help', async () => {
    const slack = new SlackUnderTest({ token: 'xoxb-secret' });
    const help = await slack.typed('help apply');
    expect(JSON.stringify(help)).toContain('Paste a manifest');
    await slack.press({ action_id: 'run:0', value: 'apply -f -' });
    expect(latestView(slack).title.text).toBe('Apply a manifest');
    expect(slack.posted).toEqual([]);
  });

  test('is told in words where the bot has no token', async () => {
    const slack = new SlackUnderTest();
    const message = await slack.typed('apply');
    expect(message.response_type).toBe('ephemeral');
    expect(JSON.stringify(message)).toContain('Put the YAML on the lines below /kube apply -f -');
    const wrong = await slack.typed(`apply -f -\n${DEPLOYMENT.replace('replicas', 'replica')}`);
    expect(JSON.stringify(wrong)).toContain('Line 6: unknown field');
    expect(wrong.text).toContain('Line 6: unknown field "spec.replica". Did you mean replicas?');
  });
});

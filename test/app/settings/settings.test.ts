import { ALL_VERBS } from '../../../src/app/verbs';
import { violations } from '../../tutor/style-rules';
import { BEN, ChannelUnderTest, SQUAD } from '../channel-under-test';

const rulesOf = async (channel: ChannelUnderTest) => (await channel.clusters.load(SQUAD))?.cluster.rules ?? 'course';

async function imageOf(channel: ChannelUnderTest, name = 'db'): Promise<string | undefined> {
  const record = await channel.clusters.load(SQUAD);
  const set = record?.cluster.objects.find(({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === name);
  return set?.kind === 'StatefulSet' ? set.spec.template.spec.containers[0]?.image : undefined;
}

async function withDatabase(): Promise<ChannelUnderTest> {
  const channel = new ChannelUnderTest();
  await channel.type('deploy db 2 statefulset');
  return channel;
}

describe('settings', () => {
  it('shows rules and limits', async () => {
    const channel = await withDatabase();
    const reply = await channel.type('settings');
    expect(reply.headline).toBe('The course rules are in force here');
    expect(reply.picture?.map((line) => line.replace(/ +/g, ' '))).toEqual([
      'rules course',
      'Pods 2 of 500',
      'Nodes 3 of 50',
      'saved copies 0 of 20',
      'quiet off',
      'replies to changes channel',
      'who may reset everyone',
      'who may import manifests everyone',
      'who may schedule quizzes everyone',
      'who may change this everyone',
      'pictures not set up',
    ]);
    expect(reply.audience).toBe('asker');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  it.each([
    ['settings colour blue', 'What can be set'],
    ['settings pods', 'A number from 1 to'],
    ['settings pods many', 'A number from 1 to'],
    ['settings pods 0', 'is a number from 1 to'],
    ['settings pods -5', 'A number from 1 to'],
    ['settings pods 1.5', 'A number from 1 to'],
    ['settings pods 500', 'the limit is 500 Pods already'],
    ['settings nodes 100000', 'is a number from 1 to'],
    ['settings nodes 99999999999999999999', 'A number from 1 to'],
    ['settings rules', 'Rules are course or kubernetes.'],
    ['settings rules mine', 'Rules are course or kubernetes.'],
    ['settings rules course', 'the rules are course already'],
    ['settings rules kubernetes now', 'Rules are course or kubernetes.'],
    ['settings rules kubernetes then', 'Rules are course or kubernetes.'],
    ['settings rules kubernetes then show', 'a command that changes the cluster'],
    ['settings rules kubernetes then undo', 'a command that changes the cluster'],
    ['settings rules kubernetes then settings rules course', 'a command that changes the cluster'],
    ['settings rules kubernetes then fly away', 'unknown command "fly"'],
  ])('%s: nothing is changed', async (text, words) => {
    const channel = new ChannelUnderTest();
    const reply = await channel.type(text);
    expect(reply.headline).toBe('Nothing was changed.');
    expect(`${reply.verbatim} ${reply.notice}`).toContain(words);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    expect(await channel.clusters.load(SQUAD)).toBeUndefined();
  });
});

describe('a limit', () => {
  it('holds from then on, also after undo, and can be set back', async () => {
    const channel = new ChannelUnderTest();
    const set = await channel.type('settings pods 4');
    expect(set.headline).toBe('Up to 4 Pods may be here now');
    expect(violations(set, { verbs: ALL_VERBS })).toEqual([]);
    expect((await channel.type('deploy web 5')).notice).toContain('up to 4 Pods; this would make 5');
    await channel.type('deploy web 4');
    await channel.type('undo');
    const refused = await channel.type('deploy web 5');
    expect(refused.buttons[0]?.run).toBe('settings pods 5');
    await channel.press(set, 'Back to 500');
    expect((await channel.type('deploy web 5')).headline).toBe('web runs: 5 of 5 Pods ready');
  });

  it('leaves what is there, and lets it shrink', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('deploy web 5');
    expect((await channel.type('settings pods 3')).notice).toContain('5 are there and stay');
    expect((await channel.type('scale web 6')).headline).toBe('Nothing was changed.');
    await channel.type('scale web 4');
    expect(await channel.wanted()).toBe(4);
    expect((await channel.type('settings nodes 2')).notice).toContain('3 are there and stay');
    expect((await channel.type('node add')).notice).toContain('up to 2 Nodes; this would make 4');
  });

  it('is of one channel', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('settings pods 2');
    expect((await channel.type('deploy web', { team: 'T1', channel: 'C2' })).audience).toBe('channel');
  });
});

describe('the course rules', () => {
  it('refuse in the voice of the tutor, with the truth and three ways on', async () => {
    const channel = await withDatabase();
    const reply = await channel.type('rollback db');
    expect(reply).toMatchObject({
      audience: 'asker',
      command: 'rollback db',
      kubectl: 'kubectl rollout undo statefulset/db',
      headline: 'Not done: this channel follows the course rules.',
      notice:
        'Course: a StatefulSet cannot be rolled back. It can be scaled up, scaled down or deleted.\n' +
        'Real Kubernetes can: it puts back the Pod template, one Pod at a time, and never the data in the volumes.\n' +
        'Do it as Kubernetes: that lifts the rules for everybody in this channel.',
    });
    expect(reply.verbatim).toBeUndefined();
    expect(reply.buttons).toEqual([
      { label: 'Do it as Kubernetes', run: 'settings rules kubernetes then rollback db' },
      { label: 'Why this rule?', run: 'explain course rules' },
      { label: 'Leave it', run: 'show db' },
    ]);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  it.each([
    'kubectl rollout undo sts/db',
    'rollout undo statefulset db',
    'kubectl rollback db',
    'set image sts/db db=db:v2',
  ])('show the denial of the policy to %s', async (text) => {
    const channel = await withDatabase();
    expect((await channel.type(text)).verbatim).toContain("ValidatingAdmissionPolicy 'course-rules'");
  });

  it('are lifted by a button that runs the command as well; one undo takes both back', async () => {
    const channel = await withDatabase();
    const refused = await channel.type('update db v2');
    expect(refused.kubectl).toBe('kubectl set image statefulset/db db=db:v2');
    const reply = await channel.press(refused, 'Do it as Kubernetes', BEN);
    expect(reply.audience).toBe('channel');
    expect(reply.headline).toBe('db runs v2: 2 of 2 Pods ready');
    expect(reply.kubectl).toBe('kubectl set image statefulset/db db=db:v2');
    expect(reply.aside).toEqual(['The course rules are lifted. They come back with /kube settings rules course']);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    expect(await imageOf(channel)).toBe('db:v2');
    expect((await channel.type('rollback db')).headline).toMatch(/^db is back on v1/);
    await channel.type('undo');
    await channel.type('undo');
    expect([await imageOf(channel), await rulesOf(channel)]).toEqual(['db:v1', 'course']);
  });

  it.each([
    'rollout restart statefulset/db',
    'set image sts/db db=db:v3 --namespace=default',
    'update db v3 —namespace default',
    'apply -f -\napiVersion: apps/v1\nkind: StatefulSet\nmetadata:\n  name: db\nspec:\n  selector: {matchLabels: {app: db}}\n' +
      '  serviceName: db\n  replicas: 2\n  template:\n    metadata: {labels: {app: db}}\n' +
      "    spec: {containers: [{name: db, image: 'db:v9'}]}\n",
  ])('can be lifted for %j', async (text) => {
    const channel = await withDatabase();
    const before = await channel.clusters.load(SQUAD);
    const refused = await channel.type(text);
    expect(refused.headline).toBe('Not done: this channel follows the course rules.');
    expect(await channel.clusters.load(SQUAD)).toEqual(before);
    const reply = await channel.press(refused, 'Do it as Kubernetes');
    expect(reply.audience).toBe('channel');
    expect(reply.headline).not.toMatch(/^Course rules lifted/);
    expect((await channel.clusters.load(SQUAD))?.version).toBe(2);
    expect(await rulesOf(channel)).toBe('kubernetes');
  });

  it('are lifted although the command then finds nothing to do, and Kubernetes says why', async () => {
    const channel = await withDatabase();
    const reply = await channel.press(await channel.type('rollback db'), 'Do it as Kubernetes');
    expect(reply.headline).toBe('Course rules lifted; the command did nothing more');
    expect(reply.verbatim).toBe('error: no last revision to roll back to');
    expect(reply.audience).toBe('channel');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    expect(await rulesOf(channel)).toBe('kubernetes');
    await channel.press(reply, 'Use course rules');
    expect(await rulesOf(channel)).toBe('course');
  });

  it('can be lifted and set again by a setting that undo takes back', async () => {
    const channel = await withDatabase();
    const lifted = await channel.type('Settings rules Kubernetes.');
    expect(lifted.headline).toBe('The course rules are lifted');
    expect((await channel.type('settings')).headline).toBe('Kubernetes alone rules here');
    const back = await channel.press(lifted, 'Use course rules');
    expect(back.headline).toBe('The course rules are in force again');
    for (const reply of [lifted, back]) expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    await channel.type('undo');
    expect(await rulesOf(channel)).toBe('kubernetes');
    await channel.type('reset --yes');
    expect(await rulesOf(channel)).toBe('kubernetes');
  });

  it('deny under the rules that are set in the same breath', async () => {
    const channel = await withDatabase();
    await channel.type('settings rules kubernetes');
    const reply = await channel.type('settings rules course then update db v2');
    expect(reply.headline).toBe('Not done: this channel follows the course rules.');
    expect(await rulesOf(channel)).toBe('kubernetes');
  });

  it.each([
    ['scale db 501', 'up to 500 Pods'],
    ['scale dbb 3', '"dbb" not found'],
    ['scale db 2', 'already has 2'],
  ])('stay when %s changes nothing for another reason', async (command, words) => {
    const channel = await withDatabase();
    const reply = await channel.type(`settings rules kubernetes then ${command}`);
    expect(reply.text).toContain(words);
    expect(await rulesOf(channel)).toBe('course');
  });
});

it('a manifest that is too long for a button is typed again', async () => {
  const channel = await withDatabase();
  const labels = Array.from({ length: 60 }, (_, count) => `label-number-${count}: "some value for the label"`).join(
    ', ',
  );
  const text =
    'apply -f -\napiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db}\nspec:\n  selector: {matchLabels: {app: db}}\n' +
    `  serviceName: db\n  template:\n    metadata: {labels: {app: db}, annotations: {${labels}}}\n` +
    "    spec: {containers: [{name: db, image: 'db:v9'}]}\n";
  const reply = await channel.type(text);
  expect(reply.buttons[0]).toEqual({ label: 'Lift the rules', run: 'settings rules kubernetes' });
});

it('offers the rules that are not in force', async () => {
  const channel = new ChannelUnderTest();
  expect((await channel.type('settings rules')).buttons[0]?.run).toBe('settings rules kubernetes');
  await channel.type('settings rules kubernetes');
  expect((await channel.type('settings rules')).buttons[0]?.run).toBe('settings rules course');
});

it('means the name that the list has, not another word for it', async () => {
  const { notice } = await new ChannelUnderTest().type('settings workspace chanel');
  expect(notice).toContain('Did you mean channels?');
});

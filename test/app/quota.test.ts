import { CHANNEL_QUOTA, checkQuota } from '../../src/app/quota';
import { Practice } from '../commands/practice';
import { ChannelUnderTest } from './channel-under-test';

/** Text that does not repeat, so that nothing makes it small. */
const noise = (length: number) =>
  Array.from({ length: length / 6 }, (_, i) => Math.imul(i, 2_654_435_761).toString(36).slice(-6)).join('');

const service = (name: string, note = '') =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, annotations: {note: "${note}"}}\nspec: {ports: [{port: 80}]}\n`;

it('a cluster takes manifests up to a size that can be loaded with every command', async () => {
  const channel = new ChannelUnderTest();
  const texts: string[] = [];
  for (let count = 0; count < 60; count++) {
    texts.push((await channel.type(`apply -f -\n${service(`s${count}`, noise(50_000))}`)).text);
  }
  expect(texts[0]).toContain('s0');
  expect(texts.at(-1)).toContain('holds up to 2000000 characters of manifests');
  expect((await channel.type('delete service s0')).text).toContain('s0');
});

it('a template counts for every Pod that is made of it', async () => {
  const channel = new ChannelUnderTest();
  const template = `{metadata: {labels: {app: big}, annotations: {note: "${noise(20_000)}"}}, spec: {containers: [{name: a, image: a}]}}`;
  const deployment = (replicas: number) =>
    `apply -f -\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: big}\nspec: {replicas: ${replicas}, selector: {matchLabels: {app: big}}, template: ${template}}`;
  expect((await channel.type(deployment(200))).text).toContain('characters of manifests');
  expect((await channel.type(deployment(2))).text).toContain('2 of 2');
});

it('a cluster takes so many objects', async () => {
  const channel = new ChannelUnderTest();
  let text = '';
  for (let count = 0; count < 31; count++) {
    const names = Array.from({ length: 50 }, (_, i) => `s${count}-${i}`);
    text = (await channel.type(`apply -f -\n${names.map((name) => service(name)).join('---\n')}`)).text;
  }
  expect(text).toContain('holds up to 1500 other objects');
});

it('Services and the Pods that they match are bounded together', async () => {
  const channel = new ChannelUnderTest();
  await channel.type('deploy web --replicas 400');
  const selecting = (name: string) => service(name).replace('spec: {', 'spec: {selector: {app: web}, ');
  const names = Array.from({ length: 20 }, (_, i) => `s${i}`);
  const reply = await channel.type(`apply -f -\n${names.map(selecting).join('---\n')}`);
  expect(reply.text).toContain('holds up to 5000 endpoints of Services; this would make 8400');
});

it('files are bounded, wherever they live, and a full cluster may lose some', () => {
  const practice = new Practice();
  practice.done('deploy db 2 statefulset');
  const quota = { ...CHANNEL_QUOTA, fileCharacters: 1_500 };
  const before = practice.cluster.fork();
  practice.done(`write db-0 /data/x ${'x'.repeat(700)}`);
  practice.done(`write db-1 /tmp/x ${'x'.repeat(700)}`);
  expect(checkQuota(before, practice.cluster, quota)).toBeUndefined();
  const full = practice.cluster.fork();
  practice.done(`write db-1 /tmp/y ${'x'.repeat(100)}`);
  expect(checkQuota(full, practice.cluster, quota)?.message).toContain('up to 1500 characters in files');
  expect(checkQuota(practice.cluster, full, quota)).toBeUndefined();
});

it('no button offers more than the channel allows', async () => {
  const channel = new ChannelUnderTest();
  await channel.type('deploy web 3');
  expect((await channel.type('load web 150000')).buttons.map(({ run }) => run)).toEqual([
    'crash pod',
    'load web off',
    'why web',
  ]);
  await channel.type('settings pods 3');
  const reply = await channel.type('crash pod web');
  const scaled = await channel.type('scale web 2');
  for (const { run } of [...reply.buttons, ...scaled.buttons].filter((button) => /^(scale|deploy)/.test(button.run))) {
    expect((await channel.type(run)).headline).not.toContain('Nothing was changed');
  }
});

it('an autoscaler counts with the most that it may ask for', async () => {
  const channel = new ChannelUnderTest();
  await channel.type('deploy web --replicas 3');
  const refused = await channel.type('autoscale deployment web --min=2 --max=700 --cpu=80%');
  expect(refused.text).toContain('holds up to 500 Pods; this would make 700');
  expect((await channel.type('get hpa')).text).not.toContain('700');
});

it('Jobs and schedules count with the Pods that they run at a time', () => {
  const practice = new Practice();
  const before = practice.cluster.fork();
  const template = '{spec: {restartPolicy: Never, containers: [{name: a, image: "a:v1"}]}}';
  practice.done(
    `apply -f -\napiVersion: batch/v1\nkind: Job\nmetadata: {name: j}\nspec: {parallelism: 400, completions: 900, template: ${template}}`,
  );
  expect(checkQuota(before, practice.cluster, CHANNEL_QUOTA)).toBeUndefined();
  practice.done(
    `apply -f -\napiVersion: batch/v1\nkind: CronJob\nmetadata: {name: c}\nspec: {schedule: "0 0 1 1 *", jobTemplate: {spec: {parallelism: 200, template: ${template}}}}`,
  );
  expect(checkQuota(before, practice.cluster, CHANNEL_QUOTA)?.message).toBe(
    "A channel's cluster holds up to 500 Pods; this would make 600.",
  );
});

it('Nodes are bounded by the channel’s own setting, which a button raises', async () => {
  const channel = new ChannelUnderTest();
  for (let number = 4; number <= 50; number++) await channel.type(`node add node-${number}`);
  const refused = await channel.type('node add');
  expect(refused.text).toContain('holds up to 50 Nodes; this would make 51');
  expect(refused.buttons.map(({ run }) => run)).toContain('settings nodes 51');
  await channel.type('settings nodes 51');
  expect((await channel.type('node add')).text).toContain('node-51');
});

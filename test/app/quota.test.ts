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

/** 10,000 Pods on 1,000 Nodes in a channel: signed requests, the embedded table. */
import { newChannel } from '../../src/app/new-channel';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import { LOCAL_TEAM } from '../../src/local/slack-requests';
import type { Message } from '../../src/slack/message';
import { carryOut } from '../bench/engine-command';
import { TutorUnderTest } from './tutor-under-test';

const PODS = 10_000;
const NODES = 1_000;

let tutor: TutorUnderTest;
beforeAll(async () => {
  tutor = await TutorUnderTest.start();
});
afterAll(() => tutor.close());

/** Types a command; what comes back is a message that Slack takes. */
async function typed(text: string, channel: string, trigger: string): Promise<string> {
  const { status, message } = await tutor.type(text, channel, trigger);
  expect(status).toBe(200);
  const blocks = (message as Message & { blocks: readonly { text?: { text: string } }[] }).blocks;
  expect(blocks.length).toBeLessThanOrEqual(50);
  for (const { text: field } of blocks) expect(field?.text.length ?? 0).toBeLessThanOrEqual(3_000);
  return JSON.stringify(message);
}

test('a channel asks for room, adds Nodes, and a wish that is too large for one answer goes on with the next', async () => {
  const say = (text: string) => typed(text, 'GROWS', text);
  expect(await say('deploy web 3000')).toContain('settings pods 3000');
  await say(`settings pods ${PODS}`);
  await say(`settings nodes ${NODES}`);
  expect(await say('node add 97')).toContain('97 Nodes joined and are empty: 100 Nodes now');
  const first = await say('deploy web 3000');
  expect(first).toContain('of 3000 Pods ready so far');
  expect(first).toContain('Notice: not done yet');
  expect(first).toContain('Go on');
  let answer = first;
  for (let times = 1; times <= 6 && answer.includes('not done yet'); times++) {
    answer = await typed('wait 1s', 'GROWS', `wait ${times}`);
  }
  expect(answer).toContain('3000 Pods on 100 Nodes, all ready');
}, 60_000);

test('10,000 Pods on 1,000 Nodes are shown, broken, changed and taken back', async () => {
  const id = { team: LOCAL_TEAM, channel: 'LARGE' };
  const { cluster } = carryOut(
    new Cluster(newCluster({ nodes: NODES })),
    `create deployment web --image=web:v1 --replicas=${PODS}`,
    PODS,
  );
  const record = { ...newChannel(id), version: 1, cluster: cluster.snapshot(), limits: { nodes: NODES, pods: PODS } };
  expect(await tutor.clusters.save(id, record, undefined)).toBe('saved');
  const say = (text: string) => typed(text, 'LARGE', text);
  expect(await say('show')).toContain('10000 Pods on 1000 Nodes, all ready');
  expect(await say('get pods')).toContain('Lines 1 to');
  expect(await say('crash pod')).toContain('crashed and is back: same Pod');
  expect(await say('scale web 9990')).toContain('9990');
  const pods = async () => (await tutor.clusters.load(id))?.cluster.objects.filter(({ kind }) => kind === 'Pod').length;
  expect(await pods()).toBe(PODS - 10);
  expect(await say('undo')).toContain('as before scale web 9990');
  expect(await pods()).toBe(PODS);
}, 60_000);

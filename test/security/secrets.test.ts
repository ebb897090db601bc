/** Values of Secrets: whoever is in the channel later, or reads its history or a log, shall not find them there. */
import { KubeApiWire } from '../local/kube-api-wire';
import { TutorUnderTest } from '../local/tutor-under-test';
import { LOCAL_TEAM } from '../../src/local/slack-requests';
import { Door, OTHER, SQUAD } from './door';

const SECRET = 'hunter2secret';
const ENCODED = Buffer.from(SECRET).toString('base64');
const CREATE = `create secret generic db --from-literal=password=${SECRET} --from-literal pin=${SECRET}`;

/** Everything that a message to a channel, its history and the log say. */
async function saidOf(door: Door, messages: readonly object[]): Promise<string> {
  const { commands, cluster } = (await door.channel.clusters.load({ team: LOCAL_TEAM, channel: SQUAD.id }))!;
  return JSON.stringify([messages, await door.says('history'), commands, cluster.steps, door.channel.log.lines]);
}

describe('values of Secrets', () => {
  it('do not come back when they were typed, and stand in no history and in no log', async () => {
    const door = new Door();
    const said = await saidOf(door, [await door.says(CREATE)]);
    expect(said).toContain('--from-literal=password=***');
    expect(said).not.toContain(SECRET);
    expect(said).not.toContain(ENCODED);
    // The cluster has them all the same.
    expect(JSON.stringify(await door.says('get secret db -o yaml'))).toContain(ENCODED);
  });

  it.each([
    ['strategic', `{"stringData":{"password":"${SECRET}x"}}`],
    ['merge', `{"data":{"password":"${ENCODED}"}}`],
    ['json', `[{"op":"add","path":"/data/password","value":"${ENCODED}"}]`],
  ])('do not come back in a patch: %s', async (type, patch) => {
    const door = new Door();
    await door.says('create secret generic db --from-literal=password=first');
    const message = await door.says(`patch secret db --type=${type} -p '${patch}'`);
    const said = await saidOf(door, [message]);
    expect(said).toContain('Secret db changed');
    expect(said).not.toContain(SECRET);
    expect(said).not.toContain(ENCODED);
  });

  it('are left out of the manifest that a channel is shown', async () => {
    const door = new Door();
    const message = JSON.stringify(await door.says(`${CREATE} --show-manifest`));
    expect(message).toContain('kind: Secret');
    expect(message).not.toContain(ENCODED);
  });

  it('differ in a diff without being told', async () => {
    const door = new Door();
    await door.says(CREATE);
    const manifest = `apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData: {password: other}`;
    const message = JSON.stringify(await door.says(`diff -f -\n${manifest}`));
    expect(message).toContain('*** (before)');
    expect(message).toContain('*** (after)');
    expect(message).not.toContain(ENCODED);
    expect(message).not.toContain(Buffer.from('other').toString('base64'));
  });

  it('are not told of what a real kubectl did, nor are values of annotations', async () => {
    const tutor = await TutorUnderTest.start();
    try {
      const wire = new KubeApiWire(await tutor.kubeApi(), 'C1');
      const secrets = '/api/v1/namespaces/default/secrets';
      const json = { 'Content-Type': 'application/json' };
      const object = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db' }, stringData: { password: SECRET } };
      expect((await wire.ask(secrets, { method: 'POST', headers: json, body: JSON.stringify(object) })).status).toBe(
        201,
      );
      const merge = { 'Content-Type': 'application/merge-patch+json', 'Kubectl-Command': 'kubectl patch' };
      const changes = [{ stringData: { password: `${SECRET}2` } }, { metadata: { annotations: { note: SECRET } } }];
      for (const [index, change] of changes.entries()) {
        const headers = index === 0 ? merge : { ...merge, 'Kubectl-Command': 'kubectl annotate' };
        await wire.ask(`${secrets}/db`, { method: 'PATCH', headers, body: JSON.stringify(change) });
      }
      await tutor.kubectlTold();
      const { commands, cluster } = (await tutor.clusters.load({ team: LOCAL_TEAM, channel: 'C1' }))!;
      const said = JSON.stringify([await tutor.seen('U1', 'C1'), commands, cluster.steps]);
      expect(said).toContain('annotate secret/db note');
      expect(said).not.toContain(SECRET);
    } finally {
      await tutor.close();
    }
  });
});

describe('a manifest', () => {
  const configMap = (value: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: "${value}"}`;

  it('that is shown stands where nothing of it is markup', async () => {
    const door = new Door();
    const text = "'``` <!channel> <@U2> <https://example.com|x>'";
    const { text: spoken, blocks } = await door.says(`create configmap a --from-literal=x=${text} --show-manifest`);
    const [shown, marked] = [true, false].map((isLiteral) =>
      JSON.stringify(blocks.filter(({ type }) => (type === 'rich_text') === isLiteral)),
    );
    expect(shown).toContain('"rich_text_preformatted","elements":[{"type":"text","text":"apiVersion: v1');
    expect(shown).toContain('``` <!channel>');
    expect(`${marked}${spoken}`).not.toMatch(/```|<!channel>|<@U2>|<https:/);
  });

  it('that waits for an answer in one channel is none in another', async () => {
    const door = new Door();
    for (const channel of [SQUAD, OTHER]) await door.says(`apply -f -\n${configMap('before')}`, { channel });
    const asked = await door.says(`diff -f -\n${configMap('after')}`, { channel: SQUAD });
    const reference = /-f paste-[0-9a-f]{12}/.exec(JSON.stringify(asked))?.[0] ?? '';
    expect(reference).not.toBe('');
    const command = `apply ${reference}`;
    const elsewhere = await door.says(command, { channel: OTHER });
    expect(JSON.stringify(elsewhere)).toContain('Nothing was changed.');
    expect(JSON.stringify(await door.says('get cm a -o yaml', { channel: OTHER }))).toContain('before');
    expect(JSON.stringify(await door.says(command, { channel: SQUAD }))).not.toContain('Nothing was changed.');
  });
});

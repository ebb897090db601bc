import { REQUEST_VERB } from '../../../src/app/kube-api/request-verb';
import { USUAL_PACE } from '../../../src/app/pace/pace';
import type { ClusterStore } from '../../../src/app/ports';
import { MemoryClusterStore } from '../../../src/store/memory-cluster-store';
import { BEN, SQUAD } from '../channel-under-test';
import { ApiUnderTest, statusOf } from './api-under-test';

describe('a request that changes something', () => {
  it('is a command like any other: saved, remembered, taken back by undo', async () => {
    const under = use();
    const { channel } = under;
    await channel.type('deploy web');
    const answer = await under.patch('web', { replicas: 5 });
    expect([answer.status, JSON.parse(String(answer.body))]).toEqual([
      200,
      expect.objectContaining({ kind: 'Deployment', spec: expect.objectContaining({ replicas: 5 }) as object }),
    ]);
    const record = await channel.clusters.load(SQUAD);
    expect(record?.commands.at(-1)).toMatchObject({
      by: 'U1',
      name: 'ana',
      command: 'scale deployment/web --replicas=5',
      outcome: 'web has 5 of 5 Pods',
    });
    expect((await channel.type('undo')).headline).toBe('Rewound: as before scale deployment/web --replicas=5');
  });

  it('makes no version where nothing is to change, or nothing is to be kept', async () => {
    const under = use();
    const { channel } = under;
    await channel.type('deploy web');
    expect((await under.patch('web', { replicas: 3 })).status).toBe(200);
    const dry = await under.send('DELETE', '/apis/apps/v1/namespaces/default/deployments/web?dryRun=All', undefined);
    expect(dry.status).toBe(200);
    expect((await channel.clusters.load(SQUAD))?.version).toBe(1);
    expect(await under.told()).toEqual([]);
  });

  it('is answered by the API where it is wrong, and changes nothing', async () => {
    const under = use();
    const { channel } = under;
    await channel.type('deploy web');
    const answer = await under.patch('web', { replicas: -1 });
    expect([answer.status, statusOf(answer).reason]).toEqual([422, 'Invalid']);
    expect((await under.patch('none', { replicas: 1 })).status).toBe(404);
    expect((await channel.clusters.load(SQUAD))?.version).toBe(1);
  });

  it('is refused above the quota of the channel, and nothing of it is kept', async () => {
    const under = use();
    const { channel } = under;
    await channel.type('deploy web');
    const answer = await under.patch('web', { replicas: 501 });
    expect([answer.status, statusOf(answer)]).toEqual([
      403,
      expect.objectContaining({ reason: 'Forbidden', message: expect.stringContaining('up to 500 Pods') as string }),
    ]);
    expect((await channel.clusters.load(SQUAD))?.version).toBe(1);
  });

  it('has to wait above the pace, and is told how long', async () => {
    const under = new ApiUnderTest({ pace: { ...USUAL_PACE, changesOfPerson: 2 } });
    await under.channel.type('deploy web');
    await under.patch('web', { replicas: 2 });
    const answer = await under.patch('web', { replicas: 4 });
    expect([answer.status, statusOf(answer).reason, answer.headers]).toEqual([
      429,
      'TooManyRequests',
      { 'Retry-After': '60' },
    ]);
  });

  it('asks to be sent again where others were faster for too long', async () => {
    const clusters: ClusterStore = new MemoryClusterStore();
    const under = new ApiUnderTest({ clusters: refusing(clusters) });
    const answer = await under.send('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop' },
    });
    expect([answer.status, answer.headers]).toEqual([429, { 'Retry-After': '1' }]);
  });

  it('is nothing that somebody can type', async () => {
    const { channel } = use();
    const reply = await channel.type(REQUEST_VERB);
    expect(reply.refusal).toBeDefined();
    expect(reply.text).toContain('Nothing was changed');
  });

  it('and a look as well are refused in a channel that does not use kube-tutor', async () => {
    const under = use();
    const { channel } = under;
    await channel.type('settings workspace channels only <#C9|other>');
    expect((await under.send('GET', '/api/v1/pods', undefined)).status).toBe(403);
    expect((await under.patch('web', { replicas: 3 })).status).toBe(403);
  });

  it('runs in the order of commands: nothing is lost', async () => {
    const under = use();
    const { channel } = under;
    await channel.type('deploy web');
    const label = (key: string) => ({ metadata: { labels: { [key]: 'yes' } } });
    await Promise.all([
      ...[1, 2, 3].map((n) =>
        under.send('PATCH', '/apis/apps/v1/namespaces/default/deployments/web', label(`api${n}`)),
      ),
      ...[1, 2, 3].map((n) => channel.by(BEN, `label deployment web typed${n}=yes`)),
    ]);
    const { objects = [] } = (await channel.clusters.load(SQUAD))?.cluster ?? {};
    const web = objects.find(({ kind }) => kind === 'Deployment');
    const wanted = { api1: 'yes', api2: 'yes', api3: 'yes', typed1: 'yes', typed2: 'yes', typed3: 'yes' };
    expect(web?.metadata.labels).toMatchObject(wanted);
  });
});

describe('what the channel is told', () => {
  it('is one message for all changes of one kubectl', async () => {
    const under = use();
    const { channel } = under;
    await channel.type('deploy web');
    await under.patch('web', { replicas: 4 }, { session: 'one' });
    await under.patch('web', { replicas: 5 }, { session: 'one' });
    await under.patch('web', { replicas: 6 }, { session: 'two' });
    const told = await under.told();
    expect(told.map(({ headline }) => headline)).toEqual(['web has 5 of 5 Pods', 'web has 6 of 6 Pods']);
    expect(told[0]!.story[0]).toBe('web has 4 of 4 Pods');
    expect(told[0]!.story).toContain('web has 5 of 5 Pods');
    expect(told[0]!.footer).toContain('2 changes of one kubectl, told together');
  });

  it('is nothing where replies are for the asker alone', async () => {
    const under = use();
    const { channel } = under;
    await channel.type('deploy web');
    await channel.type('settings replies private');
    await under.patch('web', { replicas: 4 });
    expect(await under.told()).toEqual([]);
  });

  it('is short where the channel is quiet', async () => {
    const under = use();
    const { channel } = under;
    await channel.type('deploy web');
    await channel.type('settings quiet on');
    await under.patch('web', { replicas: 4 }, { session: 'one' });
    await under.patch('web', { replicas: 5 }, { session: 'one' });
    expect((await under.told()).map(({ story }) => story)).toEqual([[]]);
  });

  it('is bounded, however much one kubectl changes', async () => {
    const under = use();
    const { channel } = under;
    await channel.type('deploy web');
    for (let replicas = 4; replicas < 20; replicas++) await under.patch('web', { replicas }, { session: 'one' });
    const [told] = await under.told();
    expect(told!.story).toHaveLength(25);
    expect(told!.story[0]).toMatch(/^\d+ earlier lines$/);
    expect(told!.text).toContain('5 earlier changes');
  });

  it('is a line of the log, without its content, where there is no token', async () => {
    const under = new ApiUnderTest({ messenger: undefined });
    await under.channel.type('deploy web');
    await under.patch('web', { replicas: 4 });
    expect(await under.told()).toEqual([]);
    expect(under.channel.log.lines).toContain('{"event":"kubectl-change-not-told"}');
  });
});

const use = (): ApiUnderTest => new ApiUnderTest();

/** A store in which somebody else is always faster. */
function refusing(clusters: ClusterStore): ClusterStore {
  return Object.assign(Object.create(clusters) as ClusterStore, { save: () => Promise.resolve('conflict' as const) });
}

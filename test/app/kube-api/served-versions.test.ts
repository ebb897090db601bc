import { ServedVersions } from '../../../src/app/kube-api/served-versions';
import type { Served } from '../../../src/app/kube-api/served-versions';
import { ChannelUnderTest, SQUAD } from '../channel-under-test';

describe('versions as they are served', () => {
  let channel: ChannelUnderTest;
  let versions: ServedVersions;
  beforeEach(() => {
    channel = new ChannelUnderTest();
    versions = new ServedVersions(channel.ports);
  });
  const newest = (): Promise<Served> => versions.newest(SQUAD);

  it('have their last change at the moment when it was made, in whole seconds', async () => {
    await channel.clock.sleep(1_234);
    await channel.type('deploy web');
    await channel.clock.sleep(10_000);
    const { cluster, shift, record } = await newest();
    expect(shift % 1000).toBe(0);
    expect(cluster.now).toBe(record.cluster.clock + shift);
    expect(channel.clock.now() - 10_000 - cluster.now).toBeGreaterThanOrEqual(0);
    expect(channel.clock.now() - 10_000 - cluster.now).toBeLessThan(1_000);
  });

  it('keep their times as long as the cluster does not change', async () => {
    await channel.type('deploy web');
    const { shift } = await newest();
    await channel.clock.sleep(60_000);
    expect((await newest()).shift).toBe(shift);
    await channel.type('settings quiet on');
    expect((await newest()).shift).toBe(shift);
    await channel.clock.sleep(60_000);
    await channel.type('scale web 4');
    expect((await newest()).shift).toBeGreaterThan(shift);
  });

  it('of a channel that never changed begin when it is served first', async () => {
    const { cluster } = await newest();
    expect(cluster.now).toBe(channel.clock.now());
    await channel.clock.sleep(60_000);
    expect((await newest()).cluster.now).toBe(channel.clock.now() - 60_000);
  });

  it('are found by their resourceVersion, also where they were not served', async () => {
    await channel.type('deploy web');
    const old = (await channel.clusters.load(SQUAD))!;
    for (let replicas = 4; replicas < 7; replicas++) await channel.type(`scale web ${replicas}`);
    const found = await versions.withResourceVersion(SQUAD, String(old.cluster.resourceVersion), await newest());
    expect(found?.record.version).toBe(1);
    expect(await versions.withResourceVersion(SQUAD, '1', await newest())).toBeUndefined();
  });

  it('are heard of once by whoever listens, and by nobody afterwards', async () => {
    await channel.type('deploy web');
    const record = (await channel.clusters.load(SQUAD))!;
    const heard: number[] = [];
    const leave = versions.listen(SQUAD, (served) => heard.push(served.record.version));
    versions.saved({ ...SQUAD, channel: 'C2' }, record);
    versions.saved(SQUAD, record);
    leave();
    versions.saved(SQUAD, { ...record, version: 2 });
    expect(heard).toEqual([1]);
  });
});

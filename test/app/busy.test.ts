/** What is said of a command whose saves failed until its time was over. */
import type { ChannelId, ChannelRecord, SaveResult } from '../../src/app/ports';
import { MemoryClusterStore } from '../../src/store/memory-cluster-store';
import { ChannelUnderTest, type TestClock } from './channel-under-test';

/** Another save wins every time, or so it says; each takes a second. */
class LostRaces extends MemoryClusterStore {
  clock: TestClock | undefined;

  /** @param lands whether the save was made all the same: the store was asked twice, and its first answer was lost */
  constructor(private readonly lands: boolean) {
    super();
  }

  override async save(id: ChannelId, next: ChannelRecord, before: ChannelRecord | undefined): Promise<SaveResult> {
    await this.clock?.sleep(2_500);
    if (this.lands) await super.save(id, next, before);
    return 'conflict';
  }
}

async function scaled(lands: boolean): Promise<{ readonly headline: string; readonly versions: number }> {
  const store = new LostRaces(lands);
  const channel = new ChannelUnderTest(store);
  store.clock = channel.clock;
  const { headline } = await channel.type('deploy web');
  return { headline, versions: (await channel.commands()).length };
}

describe('a command that others were faster than until its time was over', () => {
  test('says that nothing was changed', async () => {
    expect(await scaled(false)).toEqual({
      headline: 'Nothing was changed: others were faster. Try again.',
      versions: 0,
    });
  });

  test('does not say so of a save that was made, and looked like a conflict', async () => {
    const { headline, versions } = await scaled(true);
    expect(headline).toContain('web');
    expect(versions).toBe(1);
  });
});

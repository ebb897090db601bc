/** Undo and redo, over and over: a channel goes far back and comes forward again, and is the same both times. */
import { withoutNumber } from '../../src/app/rising-versions';
import { encodeCluster } from '../../src/cluster/codec';
import { ChannelUnderTest, SQUAD } from '../app/channel-under-test';
import { Seeded } from '../torture/seeded';
import { commandByLot } from './commands-by-lot';

/** Changes that there are to take back. */
const CHANGES = 40;

export interface ThereAndBack {
  readonly undone: number;
  readonly redone: number;
  /** Ends at which the cluster was not, byte for byte, what it was there before. */
  readonly differing: number;
  /** Bytes of the cluster as JSON at the newer end. */
  readonly bytes: number;
}

/** @param undos so many at least, and as many redos */
export async function goThereAndBack(undos: number, seed: number): Promise<ThereAndBack> {
  const channel = new ChannelUnderTest();
  const state = async (): Promise<string> =>
    encodeCluster(withoutNumber((await channel.clusters.load(SQUAD))!.cluster));
  const undoable = async (): Promise<number> => (await channel.clusters.load(SQUAD))!.undo.length;
  const lot = new Seeded(seed);
  await channel.type('deploy web 3');
  const older = await state();
  const base = await undoable();
  for (let i = 1; (await undoable()) < base + CHANGES; i++) {
    const text = commandByLot(lot, i);
    if (!/^(undo|redo)$/.test(text)) await channel.type(text);
  }
  const newer = await state();
  const totals = { undone: 0, redone: 0, differing: 0 };
  while (totals.undone < undos) {
    for (let i = 0; i < CHANGES; i++) await channel.type('undo');
    totals.undone += CHANGES;
    if ((await state()) !== older) totals.differing++;
    for (let i = 0; i < CHANGES; i++) await channel.type('redo');
    totals.redone += CHANGES;
    if ((await state()) !== newer) totals.differing++;
  }
  return { ...totals, bytes: newer.length };
}

/**
 * Whether each version is what its command makes of the version before it, byte for byte, and whether whoever asked was
 * told just that.
 */
import type { ChannelRecord } from '../../src/app/ports';
import { FORM, packRecord, unpackRecord } from '../../src/store/record-form';
import { byRequest, makersOf } from './check-order';
import type { Delivery, Problem, Remains } from './history';
import { Model } from './model';

export async function checkVersions(remains: Remains, deliveries: readonly Delivery[]): Promise<readonly Problem[]> {
  const { channel } = remains.id;
  const here = byRequest(deliveries.filter((one) => one.channel === channel));
  const model = new Model(remains);
  const problems: Problem[] = [];
  for (const made of makersOf(remains, deliveries)) {
    const tries = here.get(made?.request ?? '') ?? [];
    const [first] = tries;
    const stored = made && remains.versions[made.version - 1];
    if (first === undefined || stored === undefined || typeof stored === 'string') continue;
    const what = `${channel} version ${stored.version} (${first.text})`;
    const [command, request] = [stored.commands.at(-1), stored.requests.at(-1)];
    const met = { version: stored.version - 1, at: command?.at ?? 0, seen: request?.seen };
    const { next, reply } = await model.play(first, met);
    if (next === undefined || textOf(stored) !== textOf(asStored(withInstants(next, stored)))) {
      problems.push({ rule: 'a version is what its command makes of the one before', what });
    }
    for (const { answer } of tries) {
      const isDone = answer?.outcome === 'changed' || answer?.outcome === 'again';
      if (isDone && textOf(answer.reply) !== textOf(reply)) {
        problems.push({ rule: 'whoever asked is told what was done', what: `${what}, ${answer.outcome}` });
      }
    }
  }
  return problems;
}

/** As it comes back from the store. */
const asStored = (record: ChannelRecord): ChannelRecord => unpackRecord(FORM, record.version, packRecord(record));

export const textOf = (value: unknown): string => JSON.stringify([value]);

/** A copy and a setting note the instant when they were made, which is a little before the one when they were saved. */
function withInstants(next: ChannelRecord, stored: ChannelRecord): ChannelRecord {
  const saves = next.saves.map((save, index) => ({ ...save, at: stored.saves[index]?.at ?? save.at }));
  const { settings } = next;
  if (settings?.log === undefined) return { ...next, saves };
  const log = settings.log.map((change, index) => ({ ...change, at: stored.settings?.log?.[index]?.at ?? change.at }));
  return { ...next, saves, settings: { ...settings, log } };
}

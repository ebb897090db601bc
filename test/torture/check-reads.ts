/**
 * Whether whatever was looked up was so at an instant between question and answer: not older than what somebody knew to
 * be done, or had seen, before the question.
 */
import { type Made, makersOf } from './check-order';
import { textOf } from './check-versions';
import type { Answer, Delivery, Problem, Remains } from './history';
import { Model } from './model';

interface Read extends Delivery {
  readonly answer: Answer;
}

interface Seen {
  readonly until: number;
  readonly version: number;
}

export async function checkReads(remains: Remains, deliveries: readonly Delivery[]): Promise<readonly Problem[]> {
  const { channel } = remains.id;
  const makers = makersOf(remains, deliveries).filter((one) => one !== undefined);
  const model = new Model(remains);
  const seen: Seen[] = [];
  const problems: Problem[] = [];
  const reads = deliveries.filter((one) => one.channel === channel).filter(isRead);
  for (const read of reads.toSorted((a, b) => a.answer.at - b.answer.at)) {
    const least = Math.max(known(makers, read.began), ...seen.filter(({ until }) => until < read.began).map(versionOf));
    const most = Math.max(least, ...makers.filter(({ began }) => began < read.answer.at).map(versionOf));
    const version = await firstThatExplains(model, read, least, most);
    if (version === undefined) {
      const what = `${channel} ${read.request} (${read.text}): ${read.answer.reply?.headline ?? ''}, of versions ${least} to ${most}`;
      problems.push({ rule: 'what is looked up is not older than what was known', what });
    } else {
      seen.push({ until: read.answer.at, version });
    }
  }
  return problems;
}

/**
 * The first version on which the question gets this answer. Who has no change in the channel, and never looked, is told
 * besides what symbols mean; a look is noted beside the versions, also where nobody heard of it.
 */
async function firstThatExplains(model: Model, read: Read, least: number, most: number): Promise<number | undefined> {
  for (let version = least; version <= most; version++) {
    for (const seen of [undefined, version]) {
      const { reply, outcome } = await model.play(read, { version, at: 0, seen });
      if (outcome === read.answer.outcome && essence(reply) === essence(read.answer.reply)) return version;
    }
  }
  return undefined;
}

/** Without what others did since the person looked, and when that was. */
const essence = (reply: Answer['reply']): string => textOf({ ...reply, aside: undefined });

/** The newest version of which somebody knew at an instant. */
const known = (makers: readonly Made[], at: number): number =>
  Math.max(0, ...makers.filter((made) => made.known < at).map(versionOf));

const versionOf = ({ version }: { readonly version: number }): number => version;

/** What looks at the cluster, or was refused; questions of a quiz have rules of their own. */
function isRead(delivery: Delivery): delivery is Read {
  const { answer, text } = delivery;
  return (answer?.outcome === 'answered' || answer?.outcome === 'refused') && !text.startsWith('quiz');
}

/** Whether an event that Slack delivers several times is answered, and by one at a time. */
import type { Claiming, Problem } from './history';

export function checkClaims(claimings: readonly Claiming[]): readonly Problem[] {
  const events = new Map<string, Claiming[]>();
  for (const one of claimings) events.set(one.event, [...(events.get(one.event) ?? []), one]);
  return [...events].flatMap(([event, tries]) => checkEvent(tries).map((rule) => ({ rule, what: event })));
}

function checkEvent(tries: readonly Claiming[]): readonly string[] {
  const mine = tries.filter(({ result }) => result?.claim === 'mine');
  const isBoth = mine.some((one) => mine.some((other) => other !== one && overlaps(one, other)));
  const isAlone = ({ result }: Claiming, own: number): boolean =>
    result !== undefined && tries.every(({ began }, index) => index === own || began > result.at);
  const isLeft = tries.some((one, index) => isAlone(one, index) && one.result?.claim !== 'mine');
  const isAnswered = tries.some(({ result }) => result?.claim === 'answered');
  const mayBe = tries.some(({ result }) => result === undefined || result.claim === 'mine');
  return [
    ...(isBoth ? ['an event is answered by one at a time'] : []),
    ...(isLeft ? ['who is alone with an event answers it'] : []),
    ...(isAnswered && !mayBe ? ['an event that counts as answered was answered'] : []),
  ];
}

/** While one answered it, the other one claimed it. */
function overlaps(one: Claiming, other: Claiming): boolean {
  const [from, to] = [one.claimed ?? Infinity, one.result?.at ?? -Infinity];
  const at = other.claimed ?? Infinity;
  return at > from && at < to;
}

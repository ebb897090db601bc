/**
 * A leader that was away for less than `timing.failover` stays leader: worth a word, because people expect a change.
 */
import type { StatefulSet } from '../../api/objects';
import { keyOf } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { SECOND } from '../../cluster/time';
import { duration } from '../../diagram/duration';
import type { Entry } from './lines';
import { type Happening, since, withVerb } from './telling';

/** @param own what databases did */
export function stayedLeader(happening: Happening, own: readonly Step[]): readonly Entry[] {
  return happening.after.list('StatefulSet').flatMap((set) => {
    const leader = sameLeader(set, happening);
    if (leader === undefined) return [];
    const isNew = withVerb(own, 'took-lead').some(({ object }) => object.name === leader);
    const about = happening.steps.filter(({ object }) => object.kind === 'Pod' && object.name === leader);
    const gone = withVerb(about, 'container-ended', 'stopped')[0];
    const back = withVerb(about, 'became-ready', 'restarted').at(-1);
    if (isNew || gone === undefined || back === undefined || back.id < gone.id) return [];
    const away = back.at - gone.at;
    const text =
      away < SECOND
        ? `database: ${leader} was back at once, so it still leads`
        : `database: for ${duration(away)} nobody took writes; ${leader} still leads`;
    return [{ at: since(back, happening), order: back.id, text, weight: 8, steps: 0 }];
  });
}

/** Who led before the command and leads after it. */
function sameLeader(set: StatefulSet, { before, after }: Happening): string | undefined {
  const [was, is] = [before, after].map((cluster) => cluster.machines.databases.get(keyOf(set))?.leader);
  return was === is ? is : undefined;
}

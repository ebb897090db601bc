/**
 * How far a channel is in the course: what its people have seen, and what a command would show them next, tried on a
 * copy of their cluster.
 */
import { isRejected } from '../api/rejection';
import { Cluster } from '../cluster/cluster';
import { parseCommand } from '../commands/grammar/parse';
import { nextStep, type Tried } from '../tutor/course/next';
import type { Progress } from '../tutor/course/progress-reply';
import { inOrder } from '../tutor/course/statements';
import type { AnyVerb } from './channel-verb';
import type { CourseLog } from './course-log';
import { quotaOf } from './limits';
import type { ChannelRecord } from './ports';
import { run } from './run';

/** Commands that are tried, and Pods up to which so many are: each takes a few milliseconds, more in a large cluster. */
const MOST_TRIES = 24;
const MANY_PODS = 50;

export function progressOf(record: ChannelRecord, log: CourseLog, verbs: readonly AnyVerb[]): Progress {
  const seen = inOrder([...record.shown, ...log.shown]);
  const cluster = new Cluster(record.cluster);
  const most = cluster.count('Pod') > MANY_PODS ? MOST_TRIES / 4 : MOST_TRIES;
  const next = nextStep(seen, cluster, (command) => tryOut(command, record, verbs), most);
  return { seen, next };
}

function tryOut(command: string, record: ChannelRecord, verbs: readonly AnyVerb[]): Tried | undefined {
  if (isRejected(parseCommand(command, verbs))) return undefined;
  const { taught, limits, cluster } = record;
  const outcome = run(cluster, command, { verbs, taught, pressed: true, quota: quotaOf(limits) });
  if ('channelVerb' in outcome || outcome.refused === true) return undefined;
  return { shown: outcome.shown, changes: outcome.changed };
}

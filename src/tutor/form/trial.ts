/**
 * Whether a command would be done: tried on a copy of the cluster, before it is offered.
 */
import { isRejected } from '../../api/rejection';
import { execute, isClusterVerb } from '../../commands/execute';
import { parseCommand } from '../../commands/grammar/parse';
import type { TutorContext } from '../verbs/tutor-verb';

export type Works = (command: string) => boolean;

/** Remembers what it tried: the questions of a form ask for the same commands again. */
export function trialIn(context: TutorContext): Works {
  const tried = new Map<string, boolean>();
  return (command) => {
    const known = tried.get(command);
    if (known !== undefined) return known;
    const works = tryIt(command, context);
    tried.set(command, works);
    return works;
  };
}

function tryIt(command: string, { verbs, cluster }: TutorContext): boolean {
  const parsed = parseCommand(command, verbs);
  if (isRejected(parsed) || parsed.verb.name === 'help') return false;
  const { verb, words } = parsed;
  // What only looks is never refused for an object that is there, and drawing it all takes time.
  if (!isClusterVerb(verb)) return true;
  const done = execute(verb, words, cluster.fork());
  // What is lacking is asked for.
  return !isRejected(done) || done.lacks !== undefined;
}

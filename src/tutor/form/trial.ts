/**
 * Whether a command would be done: tried on a copy of the cluster, before it is offered.
 */
import { isRejected } from '../../api/rejection';
import { execute, isClusterVerb } from '../../commands/execute';
import { parseCommand } from '../../commands/grammar/parse';
import type { VerbInfo } from '../../commands/verb';
import type { TutorContext, TutorVerb } from '../verbs/tutor-verb';

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

function tryIt(command: string, context: TutorContext): boolean {
  const parsed = parseCommand(command, context.verbs);
  if (isRejected(parsed) || parsed.verb.name === 'help') return false;
  const { verb, words } = parsed;
  if (isClusterVerb(verb)) return !isRejected(execute(verb, words, context.cluster.fork()));
  // What belongs to the channel (a quiz) needs nothing of the cluster.
  return !isTutorVerb(verb) || !isRejected(verb.answer(words, context));
}

const isTutorVerb = (verb: VerbInfo): verb is TutorVerb => 'answer' in verb;

/**
 * What a person is told once, when their team has seen most of the course, and once more when it has seen all of it.
 */
import { button, QUIZ } from '../button';
import type { Reply } from '../reply';
import { spoken } from '../text';
import { STATEMENTS } from './statements';
import type { Progress } from './progress-reply';

/** Numbers of statements at which people are told. */
const MILESTONES = [20, STATEMENTS.length] as const;

/** The milestone that so many statements have reached; 0 for none. */
export function milestoneOf(count: number): number {
  return MILESTONES.findLast((milestone) => count >= milestone) ?? 0;
}

const STOP = button('Stop', 'progress off');

export function noteReply({ seen, next }: Progress): Reply {
  const isAll = seen.length === STATEMENTS.length;
  const headline = `You have seen ${isAll ? 'all' : `${seen.length} of`} ${STATEMENTS.length} statements of the course`;
  const after = isAll
    ? 'What is seen is not known yet. Next: a question, 2 minutes.'
    : next === undefined
      ? 'What is left: /kube progress'
      : `Next: ${next.way.label}, 2 minutes.`;
  const first = isAll || next === undefined ? QUIZ : button('Go on', next.way.run);
  return {
    audience: 'asker',
    isPersonal: true,
    command: 'progress',
    lead: 'the course in {channel}',
    headline,
    story: [],
    notice: after,
    buttons: [first, button('Show progress', 'progress'), STOP],
    text: spoken([headline, after]),
  };
}

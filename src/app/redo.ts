/**
 * `/kube redo`: brings back what undo took back, as long as nothing else was changed since.
 */
import { isRejected } from '../api/rejection';
import { travelled } from '../tutor/exercises/running';
import type { ChannelVerb } from './channel-verb';
import { timeTravelReply } from './time-travel';
import { older, oneAtATime } from './undo';

export const redo: ChannelVerb = {
  name: 'redo',
  usage: 'redo',
  summary: 'brings back the change that undo took back',
  examples: ['redo'],
  effect: 'change',
  origin: 'tutor',
  async act(words, context) {
    const { record } = context;
    const tooMany = oneAtATime('redo', words);
    if (tooMany !== undefined) return tooMany;
    const version = record.redo.at(-1);
    const target = await older(context, version, 'There is nothing to bring back.');
    if (isRejected(target)) return target;
    const of = record.commands.find((command) => command.version === target.version + 1)?.of ?? 'the change';
    const notice = 'Notice: everything is as it was before the undo, the clock of the cluster too.';
    return {
      reply: timeTravelReply(
        {
          command: 'redo',
          headline: `Brought back: ${of}`,
          notice,
          before: record.cluster,
          after: target.cluster,
          back: 'undo',
        },
        context,
      ),
      next: {
        cluster: target.cluster,
        undo: [...record.undo, record.version].slice(-50),
        redo: record.redo.slice(0, -1),
        exercise: travelled(record.exercise, target.exercise, 0),
        of,
      },
    };
  },
};

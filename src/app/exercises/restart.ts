/**
 * `reset` in a lesson or mission, or starting it once more: it begins anew, with its cluster as at the beginning.
 */
import type { Exercise } from '../../tutor/exercises/exercise';
import { nameOf } from '../../tutor/exercises/words';
import { spoken } from '../../tutor/text';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';
import { begin } from './begin';

export function restart(exercise: Exercise, isSure: boolean, context: ChannelContext): ChannelAnswer {
  const { kind, title } = exercise;
  if (isSure) {
    const { reply, ...rest } = begin(exercise, context, true);
    return { ...rest, reply: { ...reply, command: 'reset --yes' } };
  }
  const headline = `Begin this ${kind} again?`;
  const notice = `${nameOf(exercise)}, ${title}, gets its first cluster back. undo takes that back. Your own cluster waits.`;
  const reply = {
    audience: 'asker' as const,
    isPersonal: true,
    command: 'reset',
    pressed: context.pressed,
    headline,
    story: [],
    notice,
    buttons: [
      { label: 'Begin again', run: 'reset --yes', confirm: `What was done in this ${kind} goes.` },
      { label: 'Go on here', run: kind },
      { label: 'Back to our cluster', run: `${kind} stop` },
    ],
    text: spoken([headline, notice]),
  };
  return { reply };
}

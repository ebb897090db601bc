/**
 * `/kube mission`: incidents that a team mends together; those of the tutor and those of the workspace.
 */
import { isRejected, type Result } from '../../api/rejection';
import type { Words } from '../../commands/grammar/words';
import { missionList } from '../../tutor/exercises/mission-list';
import type { ChannelAnswer, ChannelContext, ChannelVerb } from '../channel-verb';
import { addMission } from './add-mission';
import { factsOf, lessonOrMission, ownEntries } from './exercise-verb';
import { removeOwn, showSource } from './own-missions';

export const mission: ChannelVerb = {
  name: 'mission',
  aliases: ['missions', 'incident'],
  usage: 'mission [NAME | start NAME | stop | list | ours | add | source NAME | remove NAME] [--yes]',
  summary: 'lists the missions, starts one or stops it, keeps your own',
  examples: ['mission', 'mission start 1', 'mission list', 'mission ours'],
  flags: [{ name: 'yes', short: 'y', takes: 'switch' }],
  effect: 'change',
  origin: 'tutor',
  act: missionVerb,
};

async function missionVerb(words: Words, context: ChannelContext): Promise<Result<ChannelAnswer>> {
  const [first, ...rest] = words.positional;
  switch (first?.toLowerCase()) {
    case 'ours':
    case 'own':
      return { reply: missionList(await factsOf(context), await ownEntries(context), true) };
    case 'add': {
      const reply = await addMission(context.ports, context.id.team, context.person, words.stdin ?? '');
      return isRejected(reply) ? reply : { reply: { ...reply, pressed: context.pressed } };
    }
    case 'source':
      return showSource(rest, context);
    case 'remove':
    case 'delete':
      return removeOwn(rest, words.flags.has('yes'), context);
    default:
      return lessonOrMission('mission', words, context);
  }
}

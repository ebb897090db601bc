/**
 * `/kube saves delete NAME`: forgets a copy of the cluster. Asks once.
 */
import { isRejected, type Result } from '../../api/rejection';
import type { Words } from '../../commands/grammar/words';
import type { Reply } from '../../tutor/reply';
import { spoken } from '../../tutor/text';
import type { ChannelAnswer, ChannelContext, ChannelVerb } from '../channel-verb';
import type { SavedCluster } from '../ports';
import { refusal } from '../refusal';
import { findSave, keptSaves, MOST_SAVES, readSaveName } from './saves';

export const savesDelete: ChannelVerb = {
  name: 'saves delete',
  aliases: ['saves remove'],
  usage: 'saves delete NAME [--yes]',
  summary: 'forgets a saved copy of the cluster',
  examples: ['saves delete before-crash'],
  flags: [{ name: 'yes', short: 'y', takes: 'switch' }],
  effect: 'change',
  origin: 'tutor',
  act: (words, context) => Promise.resolve(deleteIt(words, context)),
};

function deleteIt({ positional, flags }: Words, context: ChannelContext): Result<ChannelAnswer> {
  if (positional.length === 0) return refusal('Which copy shall go?', 'All copies: /kube saves', ['saves']);
  const name = readSaveName(positional);
  if (isRejected(name)) return name;
  const kept = keptSaves(context.record, context.ports.clock.now());
  const save = findSave(name, kept, 'saves delete');
  if (isRejected(save)) return save;
  if (!flags.has('yes')) return { reply: askFirst(save, context) };
  const left = kept.filter((one) => one.name !== name);
  return { reply: deleted(name, left.length, context), next: { saves: left } };
}

function askFirst({ name, by }: SavedCluster, { pressed }: ChannelContext): Reply {
  const headline = `Delete the copy ${name}?`;
  const notice = `${by} saved it. undo does not bring it back. The cluster itself stays as it is.`;
  return {
    audience: 'asker',
    isPersonal: true,
    command: `saves delete ${name}`,
    pressed,
    headline,
    story: [],
    notice,
    buttons: [
      { label: 'Delete the copy', run: `saves delete ${name} --yes`, confirm: 'The copy of this name is lost.' },
      { label: 'Show the copies', run: 'saves' },
    ],
    text: spoken([headline, notice]),
  };
}

function deleted(name: string, left: number, { pressed }: ChannelContext): Reply {
  const headline = `The copy ${name} is gone`;
  const notice = `Notice: the cluster itself stayed as it is. Copies left: ${left}; there is room for ${MOST_SAVES}.`;
  return {
    audience: 'channel',
    command: `saves delete ${name} --yes`,
    pressed,
    kubectl: '(no kubectl verb: operators of real clusters back up etcd)',
    headline,
    story: [],
    notice,
    buttons: [
      { label: 'Show the copies', run: 'saves' },
      { label: 'Show the cluster', run: 'show' },
    ],
    text: spoken([headline, notice]),
  };
}

/**
 * `/kube save NAME`: gives the cluster of this moment a name, to come back to it (restore). Nothing else changes, so undo
 * passes over it.
 */
import { isRejected, type Result } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import type { Words } from '../../commands/grammar/words';
import type { Reply } from '../../tutor/reply';
import { STORY_COLUMNS, wrap } from '../../tutor/story/lines';
import { standing } from '../../tutor/standing';
import { spoken } from '../../tutor/text';
import type { ChannelAnswer, ChannelContext, ChannelVerb } from '../channel-verb';
import type { SavedCluster } from '../ports';
import { refusal } from '../refusal';
import { keptSaves, MOST_SAVES, readSaveName } from './saves';

export const save: ChannelVerb = {
  name: 'save',
  usage: 'save NAME [--yes]',
  summary: 'gives the cluster of this moment a name, to come back to it',
  examples: ['save before-crash'],
  flags: [{ name: 'yes', short: 'y', takes: 'switch' }],
  effect: 'change',
  origin: 'tutor',
  act: (words, context) => Promise.resolve(saveIt(words, context)),
};

function saveIt({ positional, flags }: Words, context: ChannelContext): Result<ChannelAnswer> {
  const { record, person, ports } = context;
  if (positional.length === 0) {
    return refusal('Which name shall the copy have?', 'For example: /kube save before-crash', ['save before-crash']);
  }
  const name = readSaveName(positional);
  if (isRejected(name)) return name;
  const now = ports.clock.now();
  const kept = keptSaves(record, now);
  const before = kept.find((one) => one.name === name);
  if (before !== undefined && !flags.has('yes')) return { reply: askFirst(before, context) };
  if (before === undefined && kept.length >= MOST_SAVES) {
    const [oldest] = kept;
    return refusal(
      `There is room for ${MOST_SAVES} copies, and all of it is taken.`,
      `Delete one first, for example the oldest: /kube saves delete ${oldest?.name ?? ''}`,
      ['saves'],
    );
  }
  const added: SavedCluster = { name, version: record.version, by: person.name, at: now };
  const saves = [...kept.filter((one) => one.name !== name), added];
  return { reply: saved(name, saves.length, context), next: { saves } };
}

function askFirst({ name, by }: SavedCluster, { pressed }: ChannelContext): Reply {
  const headline = `${name} exists. Put this cluster in its place?`;
  const notice = `${by} saved it. The copy of then would be lost, and undo does not bring it back.`;
  return {
    audience: 'asker',
    isPersonal: true,
    command: `save ${name}`,
    pressed,
    headline,
    story: [],
    notice,
    buttons: [
      { label: 'Overwrite it', run: `save ${name} --yes`, confirm: 'The copy that has this name now is lost.' },
      { label: 'Show the copies', run: 'saves' },
    ],
    text: spoken([headline, notice]),
  };
}

function saved(name: string, count: number, { pressed, record }: ChannelContext): Reply {
  const headline = `Saved as ${name}`;
  const holds = standing(new Cluster(record.cluster));
  const notice = 'Notice: break what you like; restore brings all of it back. It is kept for a year.';
  return {
    audience: 'channel',
    command: `save ${name}`,
    pressed,
    kubectl: '(no kubectl verb: operators of real clusters back up etcd)',
    headline,
    story: [...wrap(`The copy holds: ${holds}.`, STORY_COLUMNS), `Copies that have a name: ${count} of ${MOST_SAVES}.`],
    notice,
    buttons: [
      { label: 'Restore it', run: `restore ${name}` },
      { label: 'Show the copies', run: 'saves' },
    ],
    text: spoken([headline, `The copy holds ${holds}`, `${count} of ${MOST_SAVES} copies`, notice]),
  };
}

/**
 * `mission source NAME` and `mission remove NAME`: what a workspace does with the missions that it has added.
 */
import type { Result } from '../../api/rejection';
import { nearest } from '../../commands/grammar/near-miss';
import { exerciseEntries } from '../../tutor/exercises/library';
import type { Reply } from '../../tutor/reply';
import { spoken } from '../../tutor/text';
import { printable } from '../../tutor/typed';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';
import { refusal } from '../refusal';
import { keptMissions, type KeptEntry, removeMission } from './workspace-missions';

const LIST = { label: 'Our missions', run: 'mission ours' };

export async function showSource(words: readonly string[], context: ChannelContext): Promise<Result<ChannelAnswer>> {
  const found = await findOwn('source', words, context);
  if ('rejected' in found) return found;
  const { id, mission } = found;
  const headline = `The file of mission ${id}`.slice(0, 60);
  const reply: Reply = {
    audience: 'asker',
    isPersonal: true,
    command: `mission source ${id}`,
    pressed: context.pressed,
    headline,
    story: [],
    verbatim: mission.yaml,
    notice: 'To change it: copy it, remove the mission, and add the new text.',
    buttons: [LIST, { label: 'Remove it', run: `mission remove ${id}` }],
    text: spoken([headline, `${mission.title}, added by ${mission.by}`]),
  };
  return { reply };
}

export async function removeOwn(
  words: readonly string[],
  isSure: boolean,
  context: ChannelContext,
): Promise<Result<ChannelAnswer>> {
  const found = await findOwn('remove', words, context);
  if ('rejected' in found) return found;
  const { id, mission } = found;
  const command = `mission remove ${id}`;
  const base = { audience: 'asker' as const, isPersonal: true, command, pressed: context.pressed, story: [] };
  if (!isSure) {
    const headline = `Remove mission ${id}?`.slice(0, 60);
    const notice = `${mission.by} added it. Its file is lost for the whole workspace, and undo does not bring it back.`;
    const buttons = [
      { label: 'Remove it', run: `${command} --yes`, confirm: 'The file of this mission is lost.' },
      { label: 'Show the file', run: `mission source ${id}` },
    ];
    return { reply: { ...base, headline, notice, buttons, text: spoken([headline, notice]) } };
  }
  await removeMission(context.ports, context.id.team, id);
  const headline = `Removed: mission ${id}`.slice(0, 60);
  const notice = 'A channel that is in it comes back to its own cluster with /kube mission stop';
  const buttons = [LIST, { label: 'All missions', run: 'mission list' }];
  return { reply: { ...base, headline, notice, buttons, text: spoken([headline, notice]) } };
}

async function findOwn(
  form: string,
  words: readonly string[],
  { ports, id: { team } }: ChannelContext,
): Promise<Result<KeptEntry>> {
  const own = await keptMissions(ports, team);
  const name = words.join('-').toLowerCase();
  const found = own.find(({ id }) => id === name);
  if (found !== undefined) return found;
  if (name === '') return refusal(`Which mission? mission ${form} NAME`, 'Ours: /kube mission ours', ['mission ours']);
  if (exerciseEntries().some(({ id }) => id === name)) {
    return refusal(`${name} comes with the tutor: it stays as it is.`, 'Ours: /kube mission ours', ['mission ours']);
  }
  const near = nearest(
    name,
    own.map(({ id }) => id),
  );
  return refusal(
    `This workspace has no mission "${printable(name)}".`,
    near === undefined ? 'Ours: /kube mission ours' : `Did you mean ${near}?`,
    [...(near === undefined ? [] : [`mission ${form} ${near}`]), 'mission ours'],
  );
}

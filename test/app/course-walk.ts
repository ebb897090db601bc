/** Plays deeds of the course walk in a channel under test. */
import type { Deed } from '../../docs/played-session';
import type { ChannelId } from '../../src/app/ports';
import type { Reply } from '../../src/tutor/reply';
import { inOrder, type StatementId } from '../../src/tutor/course/statements';
import { ANA, BEN, type ChannelUnderTest, CHEN, SQUAD } from './channel-under-test';

const PEOPLE = { ana: ANA, ben: BEN, chen: CHEN };

/** Answers with the replies, each with what the channel had seen after it. */
export async function walk(
  channel: ChannelUnderTest,
  deeds: readonly Deed[],
  id: ChannelId = SQUAD,
): Promise<readonly { readonly deed: Deed; readonly reply: Reply; readonly seen: readonly StatementId[] }[]> {
  const played = [];
  const latest = new Map<string, Reply>();
  let pod = '';
  for (const deed of deeds) {
    const person = PEOPLE[deed.by];
    const last = latest.get(deed.by);
    const label = last?.buttons.find((one) => one.label.startsWith(deed.presses ?? ''))?.label;
    const reply =
      deed.presses === undefined || last === undefined
        ? await channel.by(person, (deed.types ?? '').replace('{pod}', pod), id)
        : await channel.press(last, label ?? deed.presses, person, id);
    for (const one of reply.audience === 'channel' ? Object.keys(PEOPLE) : [deed.by]) latest.set(one, reply);
    pod = reply.buttons.find((one) => one.label === 'Why?')?.run.replace(/^why (.*-)?/, '') ?? pod;
    played.push({ deed, reply, seen: await seenIn(channel, id) });
  }
  return played;
}

/** What a channel has seen of the course, by changes and by looks. */
export async function seenIn({ clusters }: ChannelUnderTest, id: ChannelId = SQUAD): Promise<readonly StatementId[]> {
  const record = await clusters.load(id);
  return inOrder([...(record?.shown ?? []), ...(await clusters.loadCourse(id)).shown]);
}

/** Commands after which a channel has seen more than twenty statements. */
export const MOST_OF_THE_COURSE: readonly string[] = [
  'deploy web',
  'which',
  'which case 1',
  'deploy old 2 replicaset',
  'crash pod web',
  'delete pod',
  'update web v2',
  'rollback web',
  'scale web 5',
  'load web 500',
  'deploy notes 3 volume',
  'curl notes /visit -n 2',
  'deploy db 3 statefulset',
  'delete pod db-1',
  'scale db 2',
];

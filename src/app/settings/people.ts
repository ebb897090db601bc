/**
 * Who is meant by what was typed: everybody, whoever installed kube-tutor, or certain people. Slack leaves `@ana` as it
 * was typed, without an id; so a name counts where the channel knows whose it is.
 */
import { isRejected, type Result } from '../../api/rejection';
import { printable } from '../../tutor/typed';
import type { ChannelContext } from '../channel-verb';
import { refusal } from '../refusal';
import { type Member, MOST_PEOPLE, type Who } from './channel-settings';

const MENTION = /^<@([UW][A-Z0-9]{1,31})(?:\|([^>]{0,80}))?>$/;
const ID = /^[UW](?=[A-Z0-9]*\d)[A-Z0-9]{1,31}$/;
const EVERYONE = /^(everyone|everybody|all|anyone|anybody)$/i;
const INSTALLER = /^(installer|owner)$/i;
const FILLER = /^(and|,|only)$/i;

type Known = Pick<ChannelContext, 'person' | 'record' | 'workspace'>;

/** @param example a command that shows how it is typed */
export function whoIn(words: readonly string[], example: string, context: Known): Result<Who> {
  const [first = ''] = words;
  if (words.length === 1 && EVERYONE.test(first)) return 'everyone';
  if (words.length === 1 && INSTALLER.test(first)) return 'installer';
  const people = peopleIn(words, example, context);
  return isRejected(people) || people.length > 0 ? people : whoIsIt(example);
}

/** People only; none for no words. */
export function peopleIn(words: readonly string[], example: string, context: Known): Result<readonly Member[]> {
  const people = new Map<string, Member>();
  for (const word of words.flatMap((one) => one.split(',')).filter((one) => one !== '' && !FILLER.test(one))) {
    const member = memberIn(word, context);
    if (member === undefined) return unknown(word, example);
    people.set(member.id, member);
  }
  if (people.size <= MOST_PEOPLE) return [...people.values()];
  return refusal(`There is room for ${MOST_PEOPLE} people on a list.`, 'Name fewer, or everyone.', ['settings']);
}

function memberIn(word: string, context: Known): Member | undefined {
  if (/^me$/i.test(word)) return { id: context.person.id, name: context.person.name };
  const [, mentioned, label] = MENTION.exec(word) ?? [];
  if (mentioned !== undefined) return withName(mentioned, label, context);
  if (ID.test(word)) return withName(word, undefined, context);
  const name = word.replace(/^@/, '').toLowerCase();
  const named = knownPeople(context).filter((one) => one.name?.toLowerCase() === name);
  return new Set(named.map(({ id }) => id)).size === 1 ? named[0] : undefined;
}

function withName(id: string, label: string | undefined, context: Known): Member {
  const name = knownPeople(context).find((one) => one.id === id)?.name ?? label;
  return name === undefined || name === '' ? { id } : { id, name };
}

/** Who has changed something here lately, the latest first, and who is on a list already. */
function knownPeople({ person, record, workspace }: Known): readonly Member[] {
  const lists = Object.values({ ...workspace.defaults.who, ...record.settings?.who });
  return [
    person,
    ...record.commands.toReversed().map(({ by, name }) => ({ id: by, ...(name === undefined ? {} : { name }) })),
    ...lists.flatMap((who) => (typeof who === 'string' ? [] : who)),
    ...workspace.admins,
  ];
}

const whoIsIt = (example: string) =>
  refusal('Who? Everyone, installer, me, or people.', `For example: /kube ${example}`, [example, 'settings']);

function unknown(word: string, example: string) {
  return refusal(
    `Slack does not say who "${printable(word)}" is.`,
    'Names count of people who changed something here; else the member ID of their profile: U024BE7LH',
    [example, 'settings'],
  );
}

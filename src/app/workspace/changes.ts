/**
 * What the words after `settings workspace` change: read, checked, and said.
 */
import { isRejected, type Result } from '../../api/rejection';
import type { ChannelContext } from '../channel-verb';
import { namesOf, WHAT_FOR, whoCounted, whoInWords } from '../permissions/words';
import { refusal } from '../refusal';
import type { Member } from '../settings/channel-settings';
import { readLimit } from '../settings/limit-setting';
import { peopleIn } from '../settings/people';
import { readReplies, readSwitch } from '../settings/reply-settings';
import { rulesNamed } from '../settings/rules-setting';
import { readWho, wouldLockOut } from '../settings/who-setting';
import { changeChannels } from './channels-change';
import { type Change, oneOf } from './change';
import { type Defaults, RETENTION, type WorkspaceSettings } from './workspace-settings';

export type Form =
  'channels' | 'messages' | 'retention' | 'admins' | 'rules' | 'quiet' | 'replies' | 'pods' | 'nodes' | 'who';

const DEFAULT = 'Notice: it holds where a channel has not chosen for itself, within a minute.';

/** @param installer who installed kube-tutor, if that is known */
export function changeOf(
  form: Form,
  words: readonly string[],
  context: ChannelContext,
  installer: string | undefined,
): Result<Change> | Promise<Result<Change>> {
  const defaults = (what: string, headline: string, added: (before: Defaults) => Defaults): Change => ({
    told: { what, headline, notice: DEFAULT },
    change: (before) => ({ ...before, defaults: { ...before.defaults, ...added(before.defaults) } }),
  });
  switch (form) {
    case 'channels':
      return changeChannels(words, context);
    case 'messages':
      return changeMessages(words);
    case 'retention':
      return changeRetention(words);
    case 'admins':
      return changeAdmins(words, context, installer);
    case 'rules': {
      const rules = words.length === 1 ? rulesNamed(words[0] ?? '') : undefined;
      if (rules === undefined) return oneOf('Rules are course or kubernetes.', 'rules kubernetes');
      return defaults(`rules ${rules}`, `New clusters begin with ${rules} rules`, () => ({ rules }));
    }
    case 'quiet': {
      const quiet = readSwitch(words);
      if (quiet === undefined) return oneOf('Quiet mode is on or off.', 'quiet on');
      return defaults(`quiet ${onOff(quiet)}`, `Quiet mode is ${onOff(quiet)} where nobody chose`, () => ({ quiet }));
    }
    case 'replies': {
      const replies = readReplies(words);
      if (replies === undefined) return oneOf('Replies are for the channel, or private.', 'replies private');
      const who = replies === 'channel' ? 'for everybody' : 'for who typed';
      return defaults(`replies ${replies}`, `Replies to changes are ${who}`, () => ({ replies }));
    }
    case 'pods':
    case 'nodes': {
      const limit = readLimit(form, words, 'settings workspace');
      if (isRejected(limit)) return limit;
      const kind = form === 'pods' ? 'Pods' : 'Nodes';
      return defaults(`${form} ${limit}`, `A channel may have ${limit} ${kind}`, (before) => ({
        limits: { ...before.limits, [form]: limit },
      }));
    }
    case 'who':
      return changeWho(words, context);
  }
}

const onOff = (isOn: boolean): 'on' | 'off' => (isOn ? 'on' : 'off');

function changeMessages(words: readonly string[]): Result<Change> {
  const isOn = readSwitch(words);
  if (isOn === undefined) return oneOf('Messages with the bot are on or off.', 'messages off');
  const headline = isOn ? 'Everybody has a cluster in messages to the bot' : 'The bot answers no direct messages now';
  const notice = 'Clusters that people have there stay as they are.';
  return {
    told: { what: `messages ${onOff(isOn)}`, headline, notice },
    change: (before) => ({ ...before, hasMessages: isOn }),
  };
}

function changeRetention(words: readonly string[]): Result<Change> {
  const [, typed = ''] = /^(\d{1,4}) ?d?(?:ays?)?$/i.exec(words.join(' ')) ?? [];
  const days = Number(typed);
  if (typed === '' || days < RETENTION.least || days > RETENTION.most) {
    return oneOf(`Versions are kept for ${RETENTION.least} to ${RETENTION.most} days.`, 'retention 30');
  }
  return {
    told: {
      what: `retention ${days}`,
      headline: `Older versions are kept for ${days} days`,
      notice:
        'A channel that nobody changes is forgotten then, with its settings and copies. It holds from its next change on.',
    },
    change: (before) => ({ ...before, retention: days }),
  };
}

function changeAdmins(
  words: readonly string[],
  context: ChannelContext,
  installer: string | undefined,
): Result<Change> {
  const [first = '', ...rest] = words;
  const form = /^(add|remove)$/i.test(first) ? first.toLowerCase() : 'set';
  const isNobody = words.length === 1 && /^(nobody|none|noone)$/i.test(first);
  const people = isNobody ? [] : peopleIn(form === 'set' ? words : rest, 'settings workspace admins me', context);
  if (isRejected(people)) return people;
  if (people.length === 0 && !isNobody) return oneOf('Who? me, or people.', 'admins me');
  // Of what is stored by then: another process may have changed it within this minute.
  const after = ({ admins }: Pick<WorkspaceSettings, 'admins'>): readonly Member[] => {
    const others = admins.filter(({ id }) => !people.some((one) => one.id === id));
    return form === 'add' ? [...others, ...people] : form === 'remove' ? others : people;
  };
  const admins = after(context.workspace);
  const staysIn = installer !== undefined || admins.length === 0 || admins.some(({ id }) => id === context.person.id);
  if (!staysIn) {
    return refusal('You would lock yourself out.', 'Put yourself on the list, too: me', [
      'settings workspace admins add me',
      'settings workspace',
    ]);
  }
  const whoElse = installer === undefined ? 'everybody may change it' : 'who installed it may change it';
  const said =
    admins.length === 0
      ? `No admins: ${whoElse}`
      : `The workspace has ${admins.length} admin${admins.length === 1 ? '' : 's'}`;
  return {
    told: {
      what: isNobody ? 'admins nobody' : `admins ${form === 'set' ? '' : `${form} `}${whoCounted(people)}`,
      headline: said,
      notice:
        admins.length === 0
          ? 'Lists of channels stay as they are.'
          : `May change this, whatever a list says: ${namesOf(admins)}.`,
    },
    change: (before) => ({ ...before, admins: after(before) }),
  };
}

async function changeWho(words: readonly string[], context: ChannelContext): Promise<Result<Change>> {
  const read = readWho(words, 'settings workspace who', context);
  if (isRejected(read)) return read;
  const { task, who } = read;
  const problem = await wouldLockOut(who, context);
  if (problem !== undefined) return problem;
  return {
    told: {
      what: `who ${task} ${whoCounted(who)}`,
      headline:
        who === 'everyone' ? `Everybody may ${WHAT_FOR[task].may}` : `Not everybody may ${WHAT_FOR[task].may} now`,
      notice: `${whoInWords(who)}: ${WHAT_FOR[task].covers}. A channel may choose otherwise.`,
    },
    change: (before) => ({
      ...before,
      defaults: { ...before.defaults, who: { ...before.defaults.who, [task]: who } },
    }),
  };
}

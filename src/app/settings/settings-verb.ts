/**
 * `/kube settings`: how the channel is set, and whether the workspace sees pictures. `settings rules kubernetes then
 * COMMAND` lifts the rules and runs the command in one go, so that one undo takes both back. Who changed what is kept.
 */
import { nearest } from '../../commands/grammar/near-miss';
import { isRejected, type Result } from '../../api/rejection';
import type { Words } from '../../commands/grammar/words';
import { printable } from '../../tutor/typed';
import type { ChannelAnswer, ChannelContext, ChannelVerb } from '../channel-verb';
import { setPictures } from '../pictures/pictures-setting-verb';
import { refusal } from '../refusal';
import { keptForAdmins } from '../workspace/admins';
import { workspaceForm } from '../workspace/workspace-verb';
import { MOST_LOGGED } from './channel-settings';
import { setLimit } from './limit-setting';
import { setQuiet, setReplies } from './reply-settings';
import { setRules } from './rules-setting';
import { changeByForm } from './settings-form';
import { logReply, settingReply, settingsReply } from './settings-replies';
import { setWho } from './who-setting';

export const settings: ChannelVerb = {
  name: 'settings',
  aliases: ['setting'],
  usage: 'settings [rules | pods | nodes | quiet | replies | who | pictures | log | workspace] [VALUE]',
  summary: 'shows how the channel is set, or changes it',
  examples: [
    'settings',
    'settings quiet on',
    'settings who reset me',
    'settings rules kubernetes',
    'settings pods 200',
    'settings workspace',
  ],
  effect: 'change',
  origin: 'tutor',
  act: showOrSet,
};

/** Forms that change one setting of the channel, by name. */
type Setter = (
  words: readonly string[],
  context: ChannelContext,
) => Result<ChannelAnswer> | Promise<Result<ChannelAnswer>>;

const SETTERS: ReadonlyMap<string, Setter> = new Map<string, Setter>([
  ...named(['pods', 'pod'], (words, context) => setLimit('pods', words, context)),
  ...named(['nodes', 'node'], (words, context) => setLimit('nodes', words, context)),
  ...named(['quiet', 'silent', 'short'], setQuiet),
  ...named(['replies', 'reply', 'answers', 'visibility'], setReplies),
  ...named(['who'], setWho),
]);

function named(names: readonly string[], setter: Setter): readonly (readonly [string, Setter])[] {
  return names.map((name) => [name, setter] as const);
}

async function showOrSet(words: Words, context: ChannelContext): Promise<Result<ChannelAnswer>> {
  const [what = '', ...rest] = words.positional;
  const form = what.toLowerCase();
  switch (form) {
    case '':
      return { reply: settingsReply(context, await pictureSetting(context)) };
    case 'log':
      return log(rest, context);
    case 'change':
    case 'edit':
    case 'form':
      return { reply: changeByForm(context) };
    case 'workspace':
      return workspaceForm(rest, context);
    case 'pictures':
    case 'picture':
    case 'images':
      return (await keptForAdmins(context)) ?? setPictures(rest, context);
    case 'set':
      return setSeveral(rest, context);
    case 'rules':
    case 'rule':
      return logged(setRules(rest, words.stdin, context), context);
    default:
      return logged(await setOne(form, rest, context), context);
  }
}

async function setOne(form: string, words: readonly string[], context: ChannelContext): Promise<Result<ChannelAnswer>> {
  const setter = SETTERS.get(form);
  return setter === undefined ? unknownSetting(form) : setter(words, context);
}

/** `settings set quiet=on who-reset=U1,U2 pods=200`: what a form was filled with, all of it or nothing. */
async function setSeveral(pairs: readonly string[], context: ChannelContext): Promise<Result<ChannelAnswer>> {
  if (pairs.length === 0) return unknownSetting('');
  const said: string[] = [];
  const whats: string[] = [];
  let now = context;
  let next: NonNullable<ChannelAnswer['next']> = {};
  for (const pair of pairs) {
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const [form = '', ...rest] = [...name.toLowerCase().split('-'), ...value.split(',')].filter((word) => word !== '');
    const answer = form === 'rules' ? setRules(rest, undefined, now) : await setOne(form, rest, now);
    if (isRejected(answer)) return answer;
    said.push(answer.reply.headline);
    whats.push(whatOf(answer));
    next = { ...next, ...answer.next };
    now = { ...now, record: { ...now.record, ...answer.next } };
  }
  const [only] = said;
  const reply = settingReply(
    {
      what: `set ${whats.join(', ')}`,
      headline: said.length === 1 && only !== undefined ? only : `${said.length} settings are changed`,
      story: said.length === 1 ? [] : said.slice(0, 8),
      notice: 'Notice: who changed what is in /kube settings log',
      buttons: [{ label: 'Who changed what', run: 'settings log' }],
    },
    context,
  );
  return logged({ reply, next }, context, whats);
}

/** Notes who changed it. */
function logged(
  answer: Result<ChannelAnswer>,
  { record, person, ports }: ChannelContext,
  whats?: readonly string[],
): Result<ChannelAnswer> {
  if (isRejected(answer) || answer.next === undefined) return answer;
  const { settings: before = record.settings ?? {} } = answer.next;
  const [by, at] = [{ id: person.id, name: person.name }, ports.clock.now()];
  const entries = (whats ?? [whatOf(answer)]).map((what) => ({ by, at, what: printable(what) }));
  const log = [...(before.log ?? []), ...entries].slice(-MOST_LOGGED);
  return { ...answer, next: { ...answer.next, settings: { ...before, log } } };
}

const whatOf = ({ reply }: ChannelAnswer): string => reply.command.replace(/^settings /, '');

function log([typed = '1']: readonly string[], context: ChannelContext): ChannelAnswer {
  const page = /^[1-9]\d?$/.test(typed) ? Number(typed) : 1;
  return { reply: logReply('settings log', context.record.settings?.log ?? [], page, context) };
}

const FORMS = ['rules', 'pods', 'nodes', 'quiet', 'replies', 'who', 'pictures', 'log', 'workspace', 'change'];

function unknownSetting(typed: string) {
  const near = nearest(typed, FORMS);
  return refusal(
    'What can be set: rules, pods, nodes, quiet, replies, who, pictures; and workspace.',
    near === undefined ? 'For example: /kube settings pods 200' : `Did you mean settings ${near}?`,
    ['settings', ...(near === undefined ? ['settings change'] : [`settings ${near}`])],
  );
}

/** Nothing is looked up where no picture can be shown. */
async function pictureSetting({ ports, pictures, id }: ChannelContext): Promise<string> {
  if (ports.pictures === undefined) return 'not set up';
  const setting = await pictures.setting(id.team);
  return setting?.isOn === true ? `on, ${setting.theme}` : 'off';
}

/**
 * `/kube settings`: the rules and limits of the channel, and whether the workspace sees pictures. `settings rules kubernetes then COMMAND` lifts the rules and runs
 * the command in one go, so that one undo takes both back.
 */
import type { Result } from '../api/rejection';
import type { Words } from '../commands/grammar/words';
import type { ChannelAnswer, ChannelContext, ChannelVerb } from './channel-verb';
import { type LimitName, quotaOf } from './limits';
import { setPictures } from './pictures/pictures-setting-verb';
import { HARD_LIMITS } from './quota';
import { refusal } from './refusal';
import { setRules } from './rules-setting';
import { limitReply, settingsReply } from './settings-replies';

export const settings: ChannelVerb = {
  name: 'settings',
  aliases: ['setting'],
  usage: 'settings [rules course|kubernetes | pods N | nodes N | pictures on|off|light|dark]',
  summary: 'shows the rules and limits here, or changes them',
  examples: ['settings', 'settings rules kubernetes', 'settings pods 200'],
  effect: 'change',
  origin: 'tutor',
  act: showOrSet,
};

async function showOrSet(words: Words, context: ChannelContext): Promise<Result<ChannelAnswer>> {
  const [what, ...rest] = words.positional;
  switch (what?.toLowerCase()) {
    case undefined:
      return { reply: settingsReply(context, await pictureSetting(context)) };
    case 'rules':
    case 'rule':
      return setRules(rest, words.stdin, context);
    case 'pods':
    case 'pod':
      return setLimit('pods', rest, context);
    case 'nodes':
    case 'node':
      return setLimit('nodes', rest, context);
    case 'pictures':
    case 'picture':
    case 'images':
      return setPictures(rest, context);
    default:
      return refusal('What can be set: rules, pods, nodes, pictures.', 'For example: /kube settings pods 200', [
        'settings',
      ]);
  }
}

/** Nothing is looked up where no picture can be shown. */
async function pictureSetting({ ports, pictures, id }: ChannelContext): Promise<string> {
  if (ports.pictures === undefined) return 'not set up';
  const setting = await pictures.setting(id.team);
  return setting?.isOn === true ? `on, ${setting.theme}` : 'off';
}

function setLimit(
  name: LimitName,
  [typed = '', ...more]: readonly string[],
  context: ChannelContext,
): Result<ChannelAnswer> {
  const limit = /^\d{1,6}$/.test(typed) && more.length === 0 ? Number(typed) : undefined;
  const problem = limitProblem(name, limit);
  if (problem !== undefined) return problem;
  const before = quotaOf(context.record.limits)[name];
  if (limit === undefined || limit === before) {
    const kind = name === 'pods' ? 'Pods' : 'Nodes';
    return refusal(`Nothing to do: the limit is ${before} ${kind} already.`, 'All settings: /kube settings', [
      'settings',
    ]);
  }
  const limits = { ...context.record.limits, [name]: limit };
  return { reply: limitReply(name, before, limit, context), next: { limits } };
}

function limitProblem(name: LimitName, limit: number | undefined): ReturnType<typeof refusal> | undefined {
  const kind = name === 'pods' ? 'Pods' : 'Nodes';
  const most = HARD_LIMITS[name];
  if (limit === undefined) {
    return refusal(
      `How many ${kind} may there be? A number from 1 to ${most}.`,
      `For example: /kube settings ${name} ${most / 2}`,
      [`settings ${name} ${most / 2}`],
    );
  }
  if (limit >= 1 && limit <= most) return undefined;
  return refusal(
    `The limit of ${kind} is a number from 1 to ${most}.`,
    'With more of them an answer would take longer than Slack waits.',
    [`settings ${name} ${limit < 1 ? 1 : most}`],
  );
}

/**
 * `/kube settings pods 200`: how large the channel lets its cluster become.
 */
import { isRejected, type Result } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';
import type { LimitName } from '../limits';
import { HARD_LIMITS } from '../quota';
import { refusal } from '../refusal';
import { quotaIn } from './in-force';
import { settingReply } from './settings-replies';

export function setLimit(name: LimitName, words: readonly string[], context: ChannelContext): Result<ChannelAnswer> {
  const limit = readLimit(name, words, 'settings');
  if (isRejected(limit)) return limit;
  const { record, workspace } = context;
  const before = quotaIn(record, workspace)[name];
  if (limit === before) {
    return refusal(`Nothing to do: the limit is ${before} ${kindOf(name)} already.`, 'All settings: /kube settings', [
      'settings',
    ]);
  }
  return { reply: limitReply(name, before, limit, context), next: { limits: { ...record.limits, [name]: limit } } };
}

/** @param command what stands before the name of the limit */
export function readLimit(
  name: LimitName,
  [typed = '', ...more]: readonly string[],
  command: 'settings' | 'settings workspace',
): Result<number> {
  const most = HARD_LIMITS[name];
  if (!/^\d{1,6}$/.test(typed) || more.length > 0) {
    return refusal(
      `How many ${kindOf(name)} may there be? A number from 1 to ${most}.`,
      `For example: /kube ${command} ${name} ${most / 2}`,
      [`${command} ${name} ${most / 2}`],
    );
  }
  const limit = Number(typed);
  if (limit >= 1 && limit <= most) return limit;
  return refusal(
    `The limit of ${kindOf(name)} is a number from 1 to ${most}.`,
    'With more of them an answer would take longer than Slack waits.',
    [`${command} ${name} ${limit < 1 ? 1 : most}`],
  );
}

const kindOf = (name: LimitName): string => (name === 'pods' ? 'Pods' : 'Nodes');

function limitReply(name: LimitName, before: number, limit: number, context: ChannelContext) {
  const there = new Cluster(context.record.cluster).count(name === 'pods' ? 'Pod' : 'Node');
  return settingReply(
    {
      what: `${name} ${limit}`,
      kubectl: '(no kubectl verb: a real cluster has ResourceQuotas)',
      headline: `Up to ${limit} ${kindOf(name)} may be here now`,
      story: [`Before, the limit was ${before}.`],
      notice:
        there > limit
          ? `Notice: ${there} are there and stay. A command that asks for more is refused.`
          : `Notice: ${there} are there. A command that asks for more than ${limit} is refused.`,
      buttons: [{ label: `Back to ${before}`, run: `settings ${name} ${before}` }],
    },
    context,
  );
}

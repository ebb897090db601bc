/**
 * What `/kube settings` answers: how the channel is set, and that a limit was changed.
 */
import { Cluster } from '../cluster/cluster';
import { spread } from '../diagram/text/columns';
import type { Button, Reply } from '../tutor/reply';
import { spoken } from '../tutor/text';
import type { ChannelContext } from './channel-verb';
import { type LimitName, quotaOf } from './limits';
import { keptSaves, MOST_SAVES } from './saves';

const SETTINGS: Button = { label: 'Show settings', run: 'settings' };
const SHOW: Button = { label: 'Show the cluster', run: 'show' };

/** @param pictures how the workspace sees pictures */
export function settingsReply({ record, ports, pressed }: ChannelContext, pictures: string): Reply {
  const cluster = new Cluster(record.cluster);
  const quota = quotaOf(record.limits);
  const isCourse = record.cluster.rules === 'course';
  const headline = isCourse ? 'The course rules are in force here' : 'Kubernetes alone rules here';
  const rows: readonly (readonly [string, string])[] = [
    ['rules', record.cluster.rules],
    ['Pods', `${cluster.count('Pod')} of ${quota.pods}`],
    ['Nodes', `${cluster.count('Node')} of ${quota.nodes}`],
    ['saved copies', `${keptSaves(record, ports.clock.now()).length} of ${MOST_SAVES}`],
    ['pictures', pictures],
  ];
  const notice = isCourse
    ? 'Course rules: a StatefulSet is scaled or deleted, never updated or rolled back. Real Kubernetes can do both.'
    : 'A StatefulSet can be updated and rolled back here. The course rules of the notes: /kube settings rules course';
  return {
    audience: 'asker',
    command: 'settings',
    pressed,
    headline,
    story: [],
    picture: rows.map(([name, value]) => spread(name, value)),
    notice,
    buttons: [
      isCourse
        ? { label: 'Lift the rules', run: 'settings rules kubernetes' }
        : { label: 'Use course rules', run: 'settings rules course' },
      { label: 'Limit to 200 Pods', run: 'settings pods 200' },
      ...(pictures === 'off' ? [{ label: 'Switch pictures on', run: 'settings pictures on' }] : []),
      SHOW,
    ].filter(({ run }) => run !== `settings pods ${quota.pods}`),
    text: spoken([headline, ...rows.map(([name, value]) => `${name}: ${value}`), notice]),
  };
}

export function limitReply(name: LimitName, before: number, limit: number, { record, pressed }: ChannelContext): Reply {
  const kind = name === 'pods' ? 'Pods' : 'Nodes';
  const there = new Cluster(record.cluster).count(name === 'pods' ? 'Pod' : 'Node');
  const headline = `Up to ${limit} ${kind} may be here now`;
  const notice =
    there > limit
      ? `Notice: ${there} are there and stay. A command that asks for more is refused.`
      : `Notice: ${there} are there. A command that asks for more than ${limit} is refused.`;
  return {
    audience: 'channel',
    command: `settings ${name} ${limit}`,
    pressed,
    kubectl: '(no kubectl verb: a real cluster has ResourceQuotas)',
    headline,
    story: [`Before, the limit was ${before}.`],
    notice,
    buttons: [{ label: `Back to ${before}`, run: `settings ${name} ${before}` }, SETTINGS],
    text: spoken([headline, `Before, the limit was ${before}`, notice]),
  };
}

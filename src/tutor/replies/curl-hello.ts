/**
 * The reply to `curl NAME`: who answered, and how many requests each Pod got.
 */
import type { Pod } from '../../api/objects';
import { drawMembers, describeMembers } from '../../diagram/text/member-table';
import { imageOf } from '../../diagram/owner';
import { describeShares, drawShares, type PodShare } from '../../diagram/text/request-bars';
import { shortName } from '../../diagram/short-name';
import { button } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { count } from '../story/pod-name';
import { databaseNamed, leaderNameOf, memberRows } from './database-members';
import type { OwnPicture, OwnReply } from './own-reply';

export const helloReply: OwnReply = { headline, picture, notice, verbatim, buttons };

function headline({ done: { requests }, after }: Situation): string | undefined {
  const [pod] = requests?.pods ?? [];
  if (requests === undefined || pod === undefined) return undefined;
  const { sent, pods, service } = requests;
  if (sent > 1) return `${count(sent, 'request')}, answered by ${count(sharesOf(pods).length, 'Pod')}`;
  const set = databaseNamed(after, service.name, service.namespace);
  const leader = set === undefined ? undefined : leaderNameOf(after, set);
  if (leader === undefined) return `${shortName(pod)} answered: ${imageOf(pod.spec)}`;
  return pod.metadata.name === leader
    ? `${leader} answered, and it leads`
    : `${shortName(pod)} answered; ${leader} leads`;
}

function picture({ done: { requests }, after }: Situation): OwnPicture | undefined {
  if (requests === undefined) return undefined;
  const { pods, sent, service } = requests;
  if (sent > 1 && isOneImage(pods)) {
    const shares = sharesOf(pods);
    return { lines: drawShares(service.name, shares), described: describeShares(shares) };
  }
  const set = databaseNamed(after, service.name, service.namespace);
  if (set === undefined) return undefined;
  const rows = memberRows(after, set);
  return { lines: drawMembers(`database ${service.name}`, rows), described: describeMembers(rows) };
}

/** Bars in the place of a list; where versions differ, the list says which Pod has which. */
function verbatim({ done: { requests } }: Situation): null | undefined {
  return requests !== undefined && requests.sent > 1 && isOneImage(requests.pods) ? null : undefined;
}

const isOneImage = (pods: readonly Pod[]): boolean => new Set(pods.map(({ spec }) => imageOf(spec))).size === 1;

function notice({ done: { requests }, after }: Situation): string | undefined {
  if (requests === undefined) return undefined;
  const service = after.get('Service', requests.service.name, requests.service.namespace);
  if (service?.spec.clusterIP === 'None') {
    return 'this Service has no address of its own: it gives out those of its ready Pods, and you take one.';
  }
  if (service?.spec.sessionAffinity === 'ClientIP') {
    return 'sessionAffinity ClientIP: this Service sends all requests of one client to the same Pod, as long as it answers.';
  }
  return requests.sent === 1
    ? 'a Service gives each request to a ready Pod, by lot. Send 12 of them, and see how they are shared.'
    : 'each request is given by lot: the shares come near each other, and no Pod knows of the others.';
}

function buttons(situation: Situation): readonly Button[] | undefined {
  const { requests } = situation.done;
  if (requests === undefined) return undefined;
  const { name, namespace } = requests.service;
  if (databaseNamed(situation.after, name, namespace) !== undefined) {
    return [
      button('Add a row', `curl ${name} /add hello`),
      button('Show the rows', `curl ${name} /rows`),
      button('Why?', `why ${name}`),
    ];
  }
  const { owner } = situation;
  const other = situation.wanted >= 4 ? 3 : situation.wanted + 1;
  const scale =
    owner?.kind === 'Deployment' ? [button(`Scale to ${other}`, `scale ${owner.metadata.name} ${other}`)] : [];
  const ask = requests.sent === 1 ? [button('Ask 12 times', `curl ${name} -n 12`)] : [];
  const load =
    situation.after.get('Service', name, namespace)?.spec.clusterIP === 'None'
      ? []
      : [button('Put load on it', `load ${name} 500`)];
  return [...ask, ...load, ...scale, button('Show everything', 'show')].slice(0, 4);
}

/** The Pods that answered, in the order of creation, and how often. */
function sharesOf(pods: readonly Pod[]): readonly PodShare[] {
  const counts = new Map<string, { readonly pod: Pod; requests: number }>();
  for (const pod of pods) {
    const share = counts.get(pod.metadata.uid) ?? { pod, requests: 0 };
    share.requests++;
    counts.set(pod.metadata.uid, share);
  }
  return [...counts.values()].sort((a, b) => (a.pod.metadata.uid < b.pod.metadata.uid ? -1 : 1));
}

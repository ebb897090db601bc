/**
 * The reply to `disk lose`: what is gone, and what no controller can do about it.
 */
import { filesOf } from '../../containers/files';
import { claimNames } from '../../containers/volumes/claims';
import { cut } from '../../diagram/text/columns';
import { shortName } from '../../diagram/short-name';
import { button } from '../button';
import type { Situation } from '../situation';
import { count } from '../story/pod-name';
import type { OwnReply } from './own-reply';

export const diskLoseReply: OwnReply = {
  headline: ({ steps, after }) => {
    const step = steps.find(({ verb }) => verb === 'lost-disk');
    const files = Number(step?.detail?.files ?? 0);
    const name = cut(step?.object.name ?? '', 30);
    if (files === 0) return `Nothing to do: the disk of ${name} was empty`;
    const copied = steps.find(
      ({ verb, detail }) => (verb === 'copied-rows' || verb === 'followed') && detail?.rows !== 0,
    );
    if (copied !== undefined && after.resolve(copied.object) !== undefined) {
      return `${name} lost ${count(files, 'file')}; ${copied.object.name} copied its rows`;
    }
    return `${name} is empty now: ${count(files, 'file')} lost`;
  },
  notice: ({ owner }) =>
    owner?.kind === 'StatefulSet'
      ? 'a StatefulSet gives each Pod its volume back, not what was on it. Copies are the work of the database.'
      : 'Kubernetes does not look into disks: claim and volume are Bound as before. Only a backup brings files back.',
  buttons: (situation) => {
    const pod = usersOf(situation)[0];
    const lost =
      pod === undefined ? undefined : filesOf(situation.before, pod).find(({ place }) => place.kind === 'disk');
    return [
      ...(pod === undefined || lost === undefined
        ? []
        : [button(`Read ${lost.path}`, `read ${pod.metadata.name} ${lost.path}`)]),
      ...(pod === undefined ? [] : [button(`Delete ${shortName(pod)}`, `delete pod ${pod.metadata.name}`)]),
      button('Show storage', 'show storage'),
    ];
  },
};

/** Pods that run and mount the volume. */
function usersOf({ steps, after }: Situation) {
  const claim = steps.find(({ verb }) => verb === 'lost-disk')?.object.name ?? '';
  return after.list('Pod').filter((pod) => claimNames(pod).includes(claim) && pod.status.phase === 'Running');
}

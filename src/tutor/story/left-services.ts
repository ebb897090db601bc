/**
 * Tells of Services that stay when the workload behind them is deleted, and of the apps that forward to them.
 */
import type { KubeObject, Workload } from '../../api/objects';
import { matchesLabels } from '../../api/selectors';
import { backendOf } from '../../containers/requests';
import type { Entry } from './lines';
import { listed } from './pod-name';
import { type Happening, since, withVerb } from './telling';

/** `Service db stayed, with no Pod behind it; web gets no answer from it now`. */
export function tellLeftServices(happening: Happening): readonly Entry[] {
  const { before, after } = happening;
  return withVerb(happening.steps, 'deleted').flatMap((step): readonly Entry[] => {
    const gone = before.resolve(step.object);
    if (gone === undefined || !isWorkload(gone) || after.resolve(step.object) !== undefined) return [];
    const { namespace } = gone.metadata;
    const { labels } = gone.spec.template.metadata;
    const left = after.list('Service', namespace).find(({ spec }) => {
      if (spec.selector === undefined || !matchesLabels(spec.selector, labels)) return false;
      return !after.list('Pod', namespace).some((pod) => matchesLabels(spec.selector ?? {}, pod.metadata.labels));
    });
    if (left === undefined) return [];
    const { name } = left.metadata;
    const apps = KINDS.flatMap((kind) => after.list(kind, namespace))
      .filter(({ spec }) => backendOf(spec.template.spec) === name)
      .map(({ metadata }) => metadata.name);
    const unanswered =
      apps.length === 0 ? '' : `; ${listed(apps, 'apps')} ${apps.length === 1 ? 'gets' : 'get'} no answer from it now`;
    const text = `Service ${name} stayed, with no Pod behind it${unanswered}`;
    return [{ at: since(step, happening), order: step.id, text, weight: 8, steps: 0 }];
  });
}

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

function isWorkload(object: KubeObject): object is Workload {
  const { kind } = object;
  return kind === 'Deployment' || kind === 'StatefulSet' || kind === 'DaemonSet' || kind === 'ReplicaSet';
}

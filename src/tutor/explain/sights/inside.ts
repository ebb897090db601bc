/**
 * What is inside a Pod.
 */
import type { Container, Pod } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { shortName } from '../../../diagram/short-name';
import { showPod } from '../../show/pod';
import { count } from '../../story/pod-name';
import { HOME, type Row, type Sight, table } from './sight';

/** The first Pod like this, from inside. */
function podWith(isLikeIt: (pod: Pod) => boolean): Sight {
  return (cluster) => {
    const pod = cluster.list('Pod', HOME).find(isLikeIt);
    return pod === undefined ? undefined : showPod(pod, { cluster });
  };
}

export const insidePod: Sight = podWith(() => true);
export const severalContainers: Sight = podWith(({ spec }) => spec.containers.length > 1);
export const podWithEmptyDir: Sight = podWith(({ spec }) =>
  (spec.volumes ?? []).some(({ emptyDir }) => emptyDir !== undefined),
);

/** Init containers, in the order in which they run. */
export const initContainers: Sight = (cluster) => {
  const pod = cluster.list('Pod', HOME).find(({ spec }) => (spec.initContainers ?? []).length > 0);
  if (pod === undefined) return undefined;
  const init = (pod.spec.initContainers ?? []).map(({ name }, index): Row => [` ${index + 1}  ${name}`, 'runs first']);
  const main = pod.spec.containers.map(({ name }): Row => [` ${init.length + 1}  ${name}`, 'starts when they ended']);
  return table([...init, ...main], `Pod ${shortName(pod)}`);
};

/** Which image each Deployment runs. */
export const images: Sight = (cluster) => containerTable(cluster, ({ image = '' }) => image);

/** What each container asks for, and may use at most. */
export const requests: Sight = (cluster) => {
  const asked = ({ resources }: Container) => {
    const part = (word: string, of: { readonly cpu?: string; readonly memory?: string } | undefined) =>
      of === undefined ? [] : [`${word} ${[of.cpu && `${of.cpu} CPU`, of.memory].filter(Boolean).join(', ')}`];
    return [...part('asks', resources?.requests), ...part('limit', resources?.limits)].join('; ');
  };
  return containerTable(cluster, asked);
};

/** What the kubelet asks each container. */
export const probes: Sight = (cluster) =>
  containerTable(cluster, ({ livenessProbe, readinessProbe, startupProbe }) => {
    const [word, probe] =
      livenessProbe !== undefined
        ? ['liveness', livenessProbe]
        : readinessProbe !== undefined
          ? ['readiness', readinessProbe]
          : ['startup', startupProbe];
    return probe === undefined
      ? ''
      : `${word} every ${probe.periodSeconds ?? 10}s, ${probe.failureThreshold ?? 3} failures`;
  });

/** How often the containers of each Pod were started again. */
export const restarts: Sight = (cluster) => {
  const rows = cluster.list('Pod', HOME).flatMap((pod): readonly Row[] =>
    (pod.status.containerStatuses ?? [])
      .filter(({ restartCount }) => restartCount > 0)
      .map(({ name, restartCount, lastState }) => {
        const code = lastState?.terminated?.exitCode;
        const ended = code === undefined ? '' : `, exit code ${code}`;
        return [`${name} in ${shortName(pod)}`, `${count(restartCount, 'restart')}${ended}`];
      }),
  );
  return table(rows);
};

/** How important the Pods are when memory is short. */
export const qosClasses: Sight = (cluster) =>
  table(
    cluster
      .list('Pod', HOME)
      .slice(0, 8)
      .flatMap((pod): readonly Row[] =>
        pod.status.qosClass === undefined ? [] : [[shortName(pod), pod.status.qosClass]],
      ),
  );

/** A row for each container of each Deployment of which there is something to say. */
function containerTable(cluster: Cluster, say: (container: Container) => string) {
  const rows = cluster.list('Deployment', HOME).flatMap(({ metadata, spec }) =>
    spec.template.spec.containers.flatMap((container): readonly Row[] => {
      const said = say(container);
      const isAlone = spec.template.spec.containers.length === 1;
      const who = isAlone ? `Deployment ${metadata.name}` : `${container.name} in ${metadata.name}`;
      return said === '' ? [] : [[who, said]];
    }),
  );
  return table(rows);
}

/**
 * Changes images in a Pod template.
 */
import { type KubeObject, refOf, type Workload } from '../../api/objects';
import type { Result } from '../../api/rejection';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { actAsYou } from './intent';

/** An object with a Pod template. */
export type Templated = Workload;

export function isTemplated(object: KubeObject): object is Templated {
  return ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'].includes(object.kind);
}

/**
 * Sets images by container name (`*`: every container), as *you*. Gives back the very same object when nothing differs.
 */
export function changeImages(
  cluster: Cluster,
  object: Templated,
  images: Readonly<Record<string, string>>,
): Result<Templated> {
  const { template } = object.spec;
  const changed = template.spec.containers.map((container) => ({
    ...container,
    image: images[container.name] ?? images['*'] ?? container.image,
  }));
  const different = changed.filter((container, i) => container.image !== template.spec.containers[i]!.image);
  if (different.length === 0) return object;
  const before = template.spec.containers.find((container) => container.name === different[0]!.name);
  const next = {
    ...object,
    spec: { ...object.spec, template: { ...template, spec: { ...template.spec, containers: changed } } },
  } as Templated;
  const detail = { what: 'image', from: before?.image ?? '', to: different[0]!.image ?? '' };
  return actAsYou(cluster, { verb: 'changed', object: refOf(object), detail }, (target) => updateObject(target, next));
}

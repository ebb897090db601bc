/**
 * Changes the images of containers.
 */
import { refOf } from '../../api/objects';
import { own } from '../../api/own';
import type { Result } from '../../api/rejection';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { containersOf, type WithContainers, withContainers } from './containers';
import { actAsYou } from './intent';

/**
 * Sets images by container name (`*`: every container), as *you*. Gives back the very same object when nothing differs.
 */
export function changeImages<T extends WithContainers>(
  cluster: Cluster,
  object: T,
  images: Readonly<Record<string, string>>,
): Result<T> {
  const before = containersOf(object);
  const after = before.map((container) => ({
    ...container,
    image: own(images, container.name) ?? images['*'] ?? container.image,
  }));
  const first = after.findIndex((container, i) => container.image !== before[i]!.image);
  if (first < 0) return object;
  const detail = { what: 'image', from: before[first]!.image ?? '', to: after[first]!.image ?? '' };
  return actAsYou(cluster, { verb: 'changed', object: refOf(object), detail }, (target) =>
    updateObject(target, withContainers(object, after), { name: 'kubectl-set' }),
  );
}

/** Who owns an object. Follows kubectl/pkg/describe, printController. */
import type { KubeObject } from '../../api/objects';
import { controllerOf } from '../../cluster/cluster';
import type { Sheet } from './sheet';

/** `Controlled By: Deployment/web`; nothing where nobody does. */
export function writeController(object: KubeObject, sheet: Sheet): void {
  const controller = controllerOf(object);
  if (controller !== undefined) sheet.line(0, `Controlled By:\t${controller.kind}/${controller.name}`);
}

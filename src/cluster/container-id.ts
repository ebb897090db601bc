/**
 * Ids of containers, made of what names one run of one container: unique, and the same on every machine.
 */
import { hex32 } from './hex';
import { fnv1a } from './names';
import { mix } from './random';

const CONTAINER_RUNTIME = 'containerd://';
const PARTS = 8;

/** @param restarts how often the container was started again before this run */
export function containerId(podUid: string, container: string, restarts: number): string {
  const hash = fnv1a(`${podUid}${container}${restarts}`);
  let id = CONTAINER_RUNTIME;
  for (let part = 1; part <= PARTS; part++) id += hex32(mix(hash + part));
  return id;
}

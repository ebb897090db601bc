/**
 * What an object says where a scenario asks for a word or a path.
 */
import { isConditionTrue } from '../api/conditions';
import type { KubeObject } from '../api/objects';
import { own } from '../api/own';

/** The value of `ready`, `restarts` … or of `spec.replicas`; undefined where the object has none. */
export function fieldOf(object: KubeObject, field: string): unknown {
  const word = own(WORDS, field);
  return word === undefined ? valueAt(object, field) : word(object);
}

/** Words for what people look at; a workload's `ready` is a number, a Pod's or Node's yes or no. */
const WORDS: Readonly<Record<string, (object: KubeObject) => unknown>> = {
  ready: (object) => {
    if (object.kind === 'Pod' || object.kind === 'Node') {
      return isConditionTrue(object.status.conditions, 'Ready');
    }
    return object.kind === 'DaemonSet'
      ? (object.status.numberReady ?? 0)
      : (valueAt(object, 'status.readyReplicas') ?? 0);
  },
  restarts: (object) =>
    object.kind === 'Pod'
      ? (object.status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0)
      : 0,
  phase: (object) => valueAt(object, 'status.phase'),
  node: (object) => valueAt(object, 'spec.nodeName'),
  image: (object) =>
    valueAt(object, object.kind === 'Pod' ? 'spec.containers[0].image' : 'spec.template.spec.containers[0].image'),
  replicas: (object) => valueAt(object, 'spec.replicas'),
  available: (object) =>
    object.kind === 'DaemonSet'
      ? (object.status.numberAvailable ?? 0)
      : (valueAt(object, 'status.availableReplicas') ?? 0),
  terminating: (object) => object.metadata.deletionTimestamp !== undefined,
};

/** `a.b[0].c`; a key with dots is written in brackets: `metadata.labels[kubernetes.io/os]`; `conditions[Ready].status`. */
function valueAt(object: unknown, path: string): unknown {
  const keys = [...path.matchAll(/(?<![^.[\]])[^.[\]]+(?=\.|\[|$)|\[([^[\]]+)\]/g)].map(
    (match) => match[1] ?? match[0],
  );
  return keys.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    if (Array.isArray(value) && !/^\d+$/.test(key)) return value.find((item) => isCalled(item, key)) as unknown;
    return own(value as Readonly<Record<string, unknown>>, key);
  }, object);
}

/** The items of the API's lists are told apart by their type, name or key. */
function isCalled(item: unknown, name: string): boolean {
  const {
    type,
    name: named,
    key,
  } = (item ?? {}) as { readonly type?: string; readonly name?: string; readonly key?: string };
  return name === (type ?? named ?? key);
}

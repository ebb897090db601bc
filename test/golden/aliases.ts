/** Names for what has a random one, so that a golden file changes only when something else does. */
import type { KubeObject } from '../../src/api/objects';
import { controllerOf } from '../../src/cluster/cluster';

export class Aliases {
  private readonly names = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  /** An object that was just made: `web-rs1` for a ReplicaSet, `web-rs1-pod2` for a Pod of it. */
  add(object: KubeObject): void {
    const { name, labels = {}, uid } = object.metadata;
    const owner = controllerOf(object);
    const isRandom = owner !== undefined && owner.kind !== 'StatefulSet' && owner.kind !== 'CronJob';
    if (object.kind === 'ReplicaSet' && isRandom) this.give(name, owner.name, 'rs', labels['pod-template-hash']);
    if (object.kind === 'Pod' && isRandom) this.give(name, owner.name, 'pod');
    if (object.kind === 'EndpointSlice' && owner !== undefined) this.give(name, owner.name, 'slice');
    if (object.kind === 'ControllerRevision' && owner !== undefined) {
      this.give(name, owner.name, 'revision', labels['controller.kubernetes.io/hash']);
    }
    this.names.set(uid, `uid-of-${this.names.get(name) ?? name}`);
  }

  apply(text: string): string {
    // Longer names first: the name of a Pod begins with that of its ReplicaSet.
    const names = [...this.names.keys()].sort((one, other) => other.length - one.length);
    return names.reduce((result, name) => result.replaceAll(name, this.names.get(name)!), text);
  }

  private give(name: string, owner: string, what: string, hash?: string): void {
    const whose = this.names.get(owner) ?? owner;
    const number = (this.counts.get(`${whose} ${what}`) ?? 0) + 1;
    this.counts.set(`${whose} ${what}`, number);
    this.names.set(name, `${whose}-${what}${number}`);
    if (hash !== undefined) this.names.set(hash, `hash${number}`);
  }
}

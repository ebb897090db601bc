/**
 * Pods made from a template, and the hash that names what is made from one.
 * Follows pkg/controller/controller_utils.go.
 */
import type { Draft, Kind, Pod, PodSpec, PodTemplate, PodMaker } from '../../api/objects';
import { admitPod } from '../../cluster/admission/plugins';
import type { Cluster, NewObject } from '../../cluster/cluster';
import { encodeHash, fnv1a, generateName } from '../../cluster/names';
import { controllerRef } from './adoption';

export { isSameTemplate, TEMPLATE_HASH_LABEL, withoutHash } from '../../api/pod-template';

/** What a controller adds to the template of one Pod. */
export interface PodIdentity {
  readonly name: string;
  /** The base that the name was made from; left out for Pods with names of their own. */
  readonly generateName?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Fields of the spec that replace those of the template. */
  readonly spec?: Partial<PodSpec>;
}

/** A Pod as its controller sends it, admitted: with the tolerations that the server adds for failed Nodes. */
export function podFromTemplate(owner: PodMaker, template: PodTemplate, identity: PodIdentity): NewObject<Pod> {
  const { labels, annotations, finalizers } = template.metadata;
  const draft: Draft<Pod> = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: identity.name,
      ...(identity.generateName === undefined ? {} : { generateName: identity.generateName }),
      namespace: owner.metadata.namespace,
      labels: identity.labels === undefined ? labels : { ...labels, ...identity.labels },
      ...(annotations === undefined ? {} : { annotations }),
      ...(finalizers === undefined ? {} : { finalizers }),
      ownerReferences: [controllerRef(owner)],
    },
    spec: identity.spec === undefined ? template.spec : { ...template.spec, ...identity.spec },
  };
  return admitPod(draft) as NewObject<Pod>;
}

/** A free name made of a base and five random characters. */
export function freeName(cluster: Cluster, kind: Kind, base: string, namespace: string | undefined): string {
  for (;;) {
    const name = generateName(cluster.random, base);
    if (cluster.get(kind, name, namespace) === undefined) return name;
  }
}

/** The images of a template, as people name it: `web:v2`. */
export function imagesOf(template: PodTemplate): string {
  return template.spec.containers.map((container) => container.image).join(', ');
}

/**
 * The hash that names what is made from a template. Upstream hashes Go's dump of the template, which nothing else can
 * reproduce; this one is as stable, and encoded alike. A collision count above 0 gives another hash.
 */
export function hashTemplate(template: PodTemplate, collisionCount: number | undefined): string {
  return encodeHash(fnv1a(canonical(template) + (collisionCount === undefined ? '' : `\0${collisionCount}`)));
}

/** JSON with sorted keys and without absent fields: equal data, equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return value === undefined ? 'null' : JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}

/**
 * Applies a manifest to a cluster of its own and gives back what kubectl would print on stderr.
 */
import { readManifests } from '../../src/api/manifests';
import type { KubeObject } from '../../src/api/objects';
import { isRejected } from '../../src/api/rejection';
import { whileDoing } from '../../src/api/status';
import { createObject } from '../../src/cluster/admission';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';

/** The error text, or `accepted`. */
export function errorOf(text: string, cluster = new Cluster(newCluster())): string {
  const drafts = readManifests(text);
  if (isRejected(drafts)) return drafts.message;
  for (const draft of drafts) {
    const made = createObject(cluster, draft);
    if (isRejected(made)) return whileDoing('creating', made).message;
  }
  return 'accepted';
}

/** The objects of a manifest as they are stored. Throws when one is refused. */
export function created(text: string, cluster = new Cluster(newCluster())): KubeObject[] {
  const drafts = readManifests(text);
  if (isRejected(drafts)) throw new Error(drafts.message);
  return drafts.map((draft) => {
    const made = createObject(cluster, draft);
    if (isRejected(made)) throw new Error(made.message);
    return made;
  });
}

/** JSON is YAML: a manifest from an object. */
export const manifest = (value: unknown): string => JSON.stringify(value);

/** A Deployment named bad, with parts of its spec and of its Pods' spec replaced. */
export function deployment(spec: object = {}, podSpec: object = {}, metadata: object = {}): string {
  return manifest({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'bad', labels: { app: 'bad' }, ...metadata },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'bad' } },
      template: {
        metadata: { labels: { app: 'bad' } },
        spec: { containers: [{ name: 'app', image: 'app:v1' }], ...podSpec },
      },
      ...spec,
    },
  });
}

/** The same with one container, parts of it replaced. */
export const container = (parts: object): string =>
  deployment({}, { containers: [{ name: 'app', image: 'app:v1', ...parts }] });

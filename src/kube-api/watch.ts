/**
 * Watches, without a connection: what there is to say between two versions of a cluster.
 * Follows apiserver/pkg/endpoints/handlers/watch.go and apiserver/pkg/storage/cacher.
 */
import type { KubeObject } from '../api/objects';
import { isRejected } from '../api/rejection';
import { serverText } from '../api/status';
import type { Cluster } from '../cluster/cluster';
import { negotiated } from './accept';
import { collection, isPicked, keyOf, type Picked, pickedBy } from './list';
import type { ApiRequest, ApiResponse } from './request';
import { type ResourcePath, resourceAt } from './resource-path';
import { groupVersion } from '../api/resources';
import { badRequest, expired, methodNotAllowed, notAcceptable, unknownPath } from './status';
import { metadataOf, tableOf } from './table';
import { rowsOf, type Shown } from './views';

export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly shown: Shown;
  /** The object of the cluster that is shown; none for bookmarks and errors. */
  readonly object?: KubeObject;
}

/** A request that is a watch which can be answered. */
export interface Watch {
  readonly request: ApiRequest;
  readonly about: ResourcePath;
  readonly picked: Picked;
  /** Undefined, and `0`: whatever is there now comes first. */
  readonly since: number | undefined;
  readonly withInitialEvents: boolean;
  readonly withBookmarks: boolean;
  /** Undefined where the sender leaves it to the server. */
  readonly timeoutSeconds: number | undefined;
}

/** Whether a request asks to be told of changes. */
export const isWatch = ({ method, query }: ApiRequest): boolean =>
  method === 'GET' && ['true', '1'].includes(query.get('watch') ?? '');

/** The watch that a request asks for, or the answer that refuses it. */
export function readWatch(request: ApiRequest): Watch | ApiResponse {
  const about = resourceAt(request.path);
  if (about === undefined || about.subresource !== undefined) return unknownPath();
  if (!about.resource.verbs.includes('watch')) return methodNotAllowed();
  if (negotiated(request.accept) === undefined) return notAcceptable();
  const picked = pickedBy(request, about);
  if (isRejected(picked)) return badRequest(serverText(picked));
  const { query } = request;
  const since = query.get('resourceVersion') ?? '';
  if (!/^\d{0,15}$/.test(since)) return badRequest(`Invalid value: ${JSON.stringify(since)}: must be a number`);
  const withInitialEvents = query.get('sendInitialEvents') === 'true';
  const seconds = Number(query.get('timeoutSeconds') ?? 'none');
  return {
    ...{ request, about, picked, withInitialEvents },
    since: since === '' || since === '0' || withInitialEvents ? undefined : Number(since),
    withBookmarks: query.get('allowWatchBookmarks') === 'true',
    timeoutSeconds: Number.isInteger(seconds) && seconds > 0 ? seconds : undefined,
  };
}

/** The differences between two versions of a cluster, in the order in which they were made. */
export function watchEvents(watch: Watch, before: Cluster, after: Cluster): readonly WatchEvent[] {
  const { about, picked } = watch;
  const versions = { known: versionOf(before), end: versionOf(after) };
  const old = new Map(collection(before, about).map((object) => [keyOf(object), object]));
  const changes: Change[] = [];
  for (const object of collection(after, about)) {
    const was = old.get(keyOf(object));
    old.delete(keyOf(object));
    changes.push(...changesOf(was, object, picked, versions));
  }
  for (const was of old.values()) {
    if (isPicked(was, picked)) changes.push({ type: 'DELETED', object: was, at: versions.end });
  }
  return [...changes]
    .sort((a, b) => a.at - b.at)
    .flatMap(({ type, object, at }) => eventOf(watch, after, type, dated(object, at)) ?? []);
}

interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: KubeObject;
  /** The version of the cluster that it made. */
  readonly at: number;
}

/** An object that stops being picked is as good as deleted; one of the same name with another UID is another. */
function changesOf(
  was: KubeObject | undefined,
  is: KubeObject,
  picked: Picked,
  { known, end }: { readonly known: number; readonly end: number },
): readonly Change[] {
  const own = Number(is.metadata.resourceVersion);
  // Where the cluster went back, an object is as it was earlier: the change is new all the same.
  const at = own > known ? own : end;
  const [before, now] = [was !== undefined && isPicked(was, picked), isPicked(is, picked)];
  if (was?.metadata.uid !== is.metadata.uid) {
    const gone: readonly Change[] = before ? [{ type: 'DELETED', object: was!, at: at - 1 }] : [];
    return now ? [...gone, { type: 'ADDED', object: is, at }] : gone;
  }
  if (was.metadata.resourceVersion === is.metadata.resourceVersion) return [];
  if (now) return [{ type: before ? 'MODIFIED' : 'ADDED', object: is, at }];
  return before ? [{ type: 'DELETED', object: was, at }] : [];
}

const dated = (object: KubeObject, at: number): KubeObject => ({
  ...object,
  metadata: { ...object.metadata, resourceVersion: `${at}` },
});

/** What is there already, for a watch that names no version. The bookmark that ends it comes where it was asked for. */
export function initialEvents(watch: Watch, cluster: Cluster): readonly WatchEvent[] {
  if (watch.since !== undefined) return [];
  const there = collection(cluster, watch.about).filter((object) => isPicked(object, watch.picked));
  const added = there.flatMap((object) => eventOf(watch, cluster, 'ADDED', object) ?? []);
  return watch.withInitialEvents ? [...added, bookmark(watch, cluster, true)] : added;
}

/** How far a watch has come; the one that ends the initial events says so. */
export function bookmark({ about }: Watch, cluster: Cluster, isInitialEnd = false): WatchEvent {
  const metadata = {
    resourceVersion: `${versionOf(cluster)}`,
    creationTimestamp: null,
    ...(isInitialEnd && { annotations: { 'k8s.io/initial-events-end': 'true' } }),
  };
  return { type: 'BOOKMARK', shown: { kind: about.resource.kind, apiVersion: groupVersion(about.resource), metadata } };
}

function eventOf(
  { about }: Watch,
  cluster: Cluster,
  type: WatchEvent['type'],
  object: KubeObject,
): WatchEvent | undefined {
  const [row] = rowsOf(about.resource, [object], cluster);
  return row && { type, ...row };
}

/** The answer to a watch of a version that is no longer kept. */
export const tooOld = ({ since = 0 }: Watch, oldest: number): ApiResponse =>
  expired(`too old resource version: ${since} (${oldest})`);

/** Events as they are sent, each a line. @param isFirst nothing was sent before: a table says what its columns are */
export function encodeWatchEvents({ request, about }: Watch, events: readonly WatchEvent[], isFirst: boolean): string {
  const form = negotiated(request.accept)?.form ?? 'object';
  let withColumns = isFirst;
  const lines = events.map(({ type, object, shown: whole }) => {
    if (form === 'object') return { type, object: whole };
    if (form === 'metadata') return { type, object: metadataOf(whole) };
    const rows = object === undefined ? [] : [{ object, shown: whole }];
    const metadata = object === undefined ? whole.metadata : { resourceVersion: object.metadata.resourceVersion };
    const table = tableOf(request, about.resource, rows, { metadata, withColumns });
    withColumns = false;
    return { type, object: table };
  });
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

const versionOf = (cluster: Cluster): number => cluster.snapshot().resourceVersion;

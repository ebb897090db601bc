/**
 * GET …/pods/NAME/log: what a container has printed, so far or from now on.
 * Follows pkg/registry/core/pod/rest/log.go and pkg/apis/core/validation (ValidatePodLogOptions).
 */
import type { Pod } from '../api/objects';
import { own } from '../api/own';
import { isRejected, type Result } from '../api/rejection';
import { badRequest } from '../api/status';
import type { Cluster } from '../cluster/cluster';
import { millisOf, timestamp } from '../cluster/time';
import { logOf } from '../containers/logs';
import type { LogLine } from '../containers/logs/printed';
import { objectAt } from './list';
import type { ApiRequest, ApiResponse } from './request';
import { resourceAt, type ResourcePath } from './resource-path';
import { methodNotAllowed, resourceNotFound, statusResponse } from './status';
import { refused } from './write-failure';

/** A request for a log that can be answered. */
export interface PodLog {
  readonly uid: string;
  readonly about: ResourcePath;
  readonly options: LogQuery;
  /** What it has printed up to now. */
  readonly lines: readonly LogLine[];
  /** It wants what comes, too; and the container runs. */
  readonly follows: boolean;
}

interface LogQuery {
  readonly container: string;
  readonly previous: boolean;
  readonly withTimes: boolean;
  readonly limit: number;
}

/** Whether a request is for a log. */
export function isPodLog({ path }: ApiRequest): boolean {
  const about = resourceAt(path);
  return about?.resource.plural === 'pods' && about.subresource === 'log';
}

/**
 * The log that is asked for, or why there is none.
 * @param cluster as it is, by its own clock
 * @param by milliseconds by which its times are served later
 */
export function readPodLog(request: ApiRequest, cluster: Cluster, by: number): PodLog | ApiResponse {
  const about = resourceAt(request.path);
  if (about === undefined || request.method !== 'GET') return methodNotAllowed();
  const pod = objectAt(cluster, about);
  if (pod?.kind !== 'Pod') return resourceNotFound(about.resource, about.name ?? '');
  const { query } = request;
  const wrong = wrongNumber(query, pod);
  if (wrong !== undefined) return wrong;
  const container = containerOf(pod, query.get('container') ?? '');
  if (isRejected(container)) return refused(container);
  const tail = query.get('tailLines');
  const since = sinceMillis(query, cluster.now + by, request.now);
  const previous = isOn(query, 'previous');
  const lines = logOf(cluster, pod, {
    container,
    previous,
    ...(tail === null ? {} : { tail: Number(tail) }),
    ...(since === undefined ? {} : { sinceMillis: since }),
  });
  if (isRejected(lines)) return refused(lines);
  const limit = query.get('limitBytes');
  return {
    uid: pod.metadata.uid,
    about,
    options: {
      container,
      previous,
      withTimes: isOn(query, 'timestamps'),
      limit: limit === null ? Infinity : Number(limit),
    },
    lines,
    follows: isOn(query, 'follow') && !previous && runs(cluster, pod, container),
  };
}

/** Lines as they are sent. */
export function logText({ withTimes, limit }: LogQuery, lines: readonly LogLine[], by: number): string {
  const text = lines.map(({ at, text }) => `${withTimes ? `${nanos(at + by)} ` : ''}${text}\n`).join('');
  return limit === Infinity ? text : text.slice(0, limit);
}

/**
 * What a container has printed since, in a later version of the cluster; and whether it still runs.
 * @param after the cluster's own time up to which it is known
 */
export function moreOf(
  { uid, about, options }: PodLog,
  cluster: Cluster,
  after: number,
): { readonly lines: readonly LogLine[]; readonly runs: boolean } {
  const pod = objectAt(cluster, about);
  if (pod?.kind !== 'Pod' || pod.metadata.uid !== uid) return { lines: [], runs: false };
  const lines = logOf(cluster, pod, { container: options.container });
  if (isRejected(lines)) return { lines: [], runs: false };
  return { lines: lines.filter(({ at }) => at > after), runs: runs(cluster, pod, options.container) };
}

const runs = (cluster: Cluster, { metadata }: Pod, container: string): boolean =>
  own(cluster.machines.pods.get(metadata.uid)?.containers, container)?.phase === 'running';

const isOn = (query: URLSearchParams, name: string): boolean => /^(true|1)$/.test(query.get(name) ?? '');

const nanos = (at: number): string => timestamp(at).replace(/Z$/, `.${String(at % 1000).padStart(3, '0')}000000Z`);

function containerOf({ metadata, spec }: Pod, wanted: string): Result<string> {
  const all = [...(spec.initContainers ?? []), ...spec.containers].map(({ name }) => name);
  if (wanted !== '') return wanted;
  const [only, second] = spec.containers;
  if (only !== undefined && second === undefined) return only.name;
  return badRequest(`a container name must be specified for pod ${metadata.name}, choose one of: [${all.join(' ')}]`);
}

/** Numbers below these are refused. */
const LEAST: Readonly<Record<string, number>> = { tailLines: 0, sinceSeconds: 1, limitBytes: 1 };
const COMPARED: Readonly<Record<string, string>> = {
  tailLines: 'must be greater than or equal to 0',
  sinceSeconds: 'must be greater than 0',
  limitBytes: 'must be greater than 0',
};

function wrongNumber(query: URLSearchParams, { metadata }: Pod): ApiResponse | undefined {
  for (const [field, least] of Object.entries(LEAST)) {
    const given = query.get(field);
    if (given === null) continue;
    if (!/^[+-]?\d{1,15}$/.test(given)) {
      return refused(badRequest(`strconv.ParseInt: parsing ${JSON.stringify(given)}: invalid syntax`));
    }
    if (Number(given) < least) {
      const what = `Invalid value: ${Number(given)}: ${COMPARED[field] ?? ''}`;
      return statusResponse({
        code: 422,
        reason: 'Invalid',
        message: `PodLogOptions "${metadata.name}" is invalid: ${field}: ${what}`,
        details: {
          name: metadata.name,
          kind: 'PodLogOptions',
          causes: [{ reason: 'FieldValueInvalid', message: what, field }],
        },
      });
    }
  }
  return undefined;
}

/**
 * How far back the log goes, by the cluster's clock: that stands still where the wall's goes on.
 * @param served the cluster's time as it is served
 */
function sinceMillis(query: URLSearchParams, served: number, now: number): number | undefined {
  const time = query.get('sinceTime');
  const from = time === null ? undefined : millisOf(time);
  if (from !== undefined && Number.isFinite(from)) return Math.max(0, served - from);
  const seconds = query.get('sinceSeconds');
  return seconds === null ? undefined : Math.max(0, Number(seconds) * 1000 - (now - served));
}

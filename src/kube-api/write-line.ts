/**
 * The command of kubectl that does what a request did, for the history of a channel. Of what somebody sent it says names
 * of objects, labels, taints, images and numbers; never values of variables, annotations or data.
 */
import type { KubeObject } from '../api/objects';
import { containersIn } from '../commands/changes/containers';
import type { Intent } from '../commands/changes/intent';
import type { ApiRequest } from './request';
import { replicasOf } from './scale-view';
import { intentOf } from './write-intent';
import type { WriteTarget } from './write-target';

/** A request, and its object before it and after it. */
export interface LineParts {
  readonly request: ApiRequest;
  readonly target: WriteTarget;
  readonly before: KubeObject | undefined;
  readonly after: KubeObject | undefined;
}

/** Characters of a history's line. */
const LONGEST = 200;

export function writtenLine(parts: LineParts): string {
  const { request, target } = parts;
  const { namespace } = target;
  const elsewhere = namespace === '' || namespace === 'default' ? '' : ` -n ${plain(namespace)}`;
  const dry = request.query.getAll('dryRun').includes('All') ? ' --dry-run=server' : '';
  return `${done(parts)}${elsewhere}${dry}`.slice(0, LONGEST);
}

/** The line of a request to an address that has nothing. */
export const unknownLine = ({ method }: ApiRequest): string => `${plain(method.toLowerCase()).slice(0, 10)} --raw`;

function done(parts: LineParts): string {
  const { request, target, before, after } = parts;
  const what = named(target, after ?? before);
  const said = saidBy(request);
  if (target.subresource === 'eviction') return `drain ${nodeOf(before)}   (evicts ${what})`;
  if (target.subresource === 'scale') return `scale ${what} --replicas=${replicasOf(after)}`;
  if (request.method === 'DELETE') {
    return target.name === '' ? `delete ${target.info.singular} --all` : `delete ${what}`;
  }
  if (request.method === 'POST') return made(said, what, after);
  if (said === 'apply') {
    const isServers = request.contentType.startsWith('application/apply-patch');
    return `apply ${isServers ? '--server-side ' : ''}-f -   (${what})`;
  }
  if (request.method === 'PUT' || said === 'replace') return `replace -f -   (${what})`;
  if (PLAIN.has(said)) return said === 'drain' ? `drain ${plain(target.name)}` : `${said} ${what}`;
  const intent = before !== undefined && after !== undefined ? intentOf(before, after) : undefined;
  return (intent && meant(intent, what, after)) ?? `${said === '' ? 'patch' : said} ${what}`;
}

/** Commands whose line is their name and that of the object. */
const PLAIN: ReadonlySet<string> = new Set([
  'drain',
  'edit',
  'patch',
  'rollout pause',
  'rollout restart',
  'rollout resume',
  'rollout undo',
  'set env',
  'set resources',
  'set selector',
  'set serviceaccount',
  'set subject',
]);

/** Those that are told by what changed. */
const TOLD: ReadonlySet<string> = new Set([
  ...['annotate', 'apply', 'autoscale', 'cordon', 'create', 'delete', 'expose', 'label', 'replace', 'run', 'scale'],
  ...['set image', 'taint', 'uncordon'],
]);

/** What kubectl says that it was called with, where it is a command of kubectl: anybody can send anything. */
function saidBy({ kubectlCommand }: ApiRequest): string {
  const words = kubectlCommand.slice(0, LONGEST).split(' ').slice(1);
  const name = words[0] === 'create' ? 'create' : words.join(' ');
  return PLAIN.has(name) || TOLD.has(name) ? name : '';
}

function made(said: string, what: string, after: KubeObject | undefined): string {
  if (after === undefined) return `create -f -   (${what})`;
  if (said === 'apply') return `apply -f -   (${what})`;
  if (said === 'run' && after.kind === 'Pod') {
    return `run ${after.metadata.name} --image=${containersIn(after)[0]?.image ?? ''}`;
  }
  if (said !== 'autoscale' || after.kind !== 'HorizontalPodAutoscaler') return `create -f -   (${what})`;
  const { scaleTargetRef, minReplicas, maxReplicas } = after.spec;
  return `autoscale ${scaleTargetRef.kind.toLowerCase()}/${scaleTargetRef.name} --min=${minReplicas} --max=${maxReplicas}`;
}

function meant({ verb, object, detail = {} }: Intent, what: string, after: KubeObject | undefined): string | undefined {
  if (verb === 'scaled') return `scale ${what} --replicas=${detail.to}`;
  if (verb === 'cordoned') return `cordon ${object.name}`;
  if (verb === 'uncordoned') return `uncordon ${object.name}`;
  if (verb === 'labelled') return `label ${what} ${spaced(detail.labels)}`;
  if (detail.what === 'taints') return `taint ${what} ${spaced(detail.taints)}`;
  if (detail.what === 'annotations') return `annotate ${what} ${spaced(detail.annotations)}`;
  if (detail.what !== 'image') return undefined;
  const changed = containersIn(after).find(({ image }) => image === detail.to);
  return `set image ${what} ${changed?.name ?? '*'}=${detail.to}`;
}

const spaced = (list: string | number | undefined): string => String(list ?? '').replaceAll(', ', ' ');

/** `deployment/web`. */
function named({ info, name }: WriteTarget, object: KubeObject | undefined): string {
  const known = object?.metadata.name ?? name;
  return known === '' ? info.singular : `${info.singular}/${plain(known)}`;
}

/** What was sent as a name may be anything. */
const plain = (text: string): string => text.replace(/[^A-Za-z0-9._-]/g, '').slice(0, 63);

const nodeOf = (object: KubeObject | undefined): string =>
  object?.kind === 'Pod' ? (object.spec.nodeName ?? 'NODE') : 'NODE';

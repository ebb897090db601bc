/**
 * `load`: people send requests to a Service, so many a second, until they are told to stop.
 */
import { KINDS } from '../../api/kinds';
import { type KubeObject, refOf, type Service } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { matchesLabels } from '../../api/selectors';
import { type Cluster, keyOf } from '../../cluster/cluster';
import { SECOND } from '../../cluster/time';
import { nearest } from '../grammar/near-miss';
import { DEFAULT_NAMESPACE, type Words } from '../grammar/words';
import { workloads } from '../naming/workload-names';
import type { Done, Verb } from '../verb';

interface LoadArgs {
  readonly service: Service;
  /** Requests per second; 0 stops. */
  readonly rate: number;
}

/** More than the largest channel could serve twice over. */
const HIGHEST_RATE = 200_000;
/** How long people watch before the tutor tells what became of their requests. */
const WATCH = 10 * SECOND;

export const load: Verb<LoadArgs> = {
  name: 'load',
  usage: 'load NAME RATE',
  summary: 'sends requests to an app, so many a second',
  examples: ['load web 500', 'load web 500rps', 'load web off'],
  effect: 'change',
  origin: 'tutor',
  parse: readLoad,
  run: runLoad,
};

function readLoad(words: Words, cluster: Cluster): Result<LoadArgs> {
  const positional = words.positional.map((word) => word.toLowerCase());
  const rateWord = positional.findLast((word) => rateOf(word) !== undefined);
  const service = findService(
    cluster,
    positional.find((word) => word !== rateWord),
    rateWord,
  );
  if (isRejected(service)) return service;
  const rate = rateWord === undefined ? undefined : rateOf(rateWord);
  if (rate === undefined) return howMuch(service, 'How many requests a second?');
  if (rate > HIGHEST_RATE) return howMuch(service, `${HIGHEST_RATE} requests a second are the most.`);
  return { service, rate };
}

/** `500`, `500rps`, `500/s`, and `off` or `stop` for none. */
function rateOf(word: string): number | undefined {
  if (word === 'off' || word === 'stop') return 0;
  const [, digits] = /^(\d{1,9})(?:rps|\/s)?$/.exec(word) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

function howMuch(service: Service, message: string): Rejection {
  const { name } = service.metadata;
  const hint = `load sends requests to an app: /kube load ${name} 500`;
  return { rejected: true, code: 'Tutor', message, hint, fixes: [`load ${name} 500`] };
}

/** The Service of this name or, without a name, the one Service that an app has. */
function findService(cluster: Cluster, typed: string | undefined, rate: string | undefined): Result<Service> {
  const name = typed?.replace(/^.*\//, '');
  const services = cluster.list('Service', DEFAULT_NAMESPACE).filter(isForRequests);
  const found =
    name === undefined && services.length === 1 ? services[0] : services.find((one) => nameOf(one) === name);
  if (found !== undefined) return found;
  const names = services.map(nameOf);
  const meant = name === undefined ? names : [nearest(name, names) ?? names[0]].filter((one) => one !== undefined);
  const fixes = meant.slice(0, 4).map((one) => `load ${one} ${rate ?? 500}`);
  if (fixes.length === 0) return nothingToAsk(cluster, name);
  const message = name === undefined ? 'Which app gets the requests?' : `No Service is called ${name}.`;
  return { rejected: true, code: 'Tutor', message, hint: `There is a Service ${names.join(', ')}.`, fixes };
}

const nameOf = (object: KubeObject): string => object.metadata.name;

/** A headless Service gives out addresses and takes no requests of its own. */
const isForRequests = (service: Service): boolean => service.spec.clusterIP !== 'None';

/** Nothing has a Service: say so, and offer to deploy an app that has one, or to give one to the app that is meant. */
function nothingToAsk(cluster: Cluster, name: string | undefined): Rejection {
  const app = workloads(cluster, DEFAULT_NAMESPACE).find((object) => nameOf(object) === name);
  const hint =
    app === undefined
      ? 'A Service is one address for all Pods of an app. /kube deploy web makes one.'
      : `${app.kind} ${nameOf(app)} has no Service that takes requests.`;
  const isExposable = app?.kind === 'Deployment' || app?.kind === 'ReplicaSet';
  const expose = isExposable ? [`expose ${KINDS[app.kind].singular} ${nameOf(app)} --port=80`] : [];
  const fixes =
    cluster.list('Deployment', DEFAULT_NAMESPACE).length === 0 && app === undefined ? ['deploy web'] : expose;
  return { rejected: true, code: 'Tutor', message: 'No Service is there to send requests to.', hint, fixes };
}

function runLoad({ service, rate }: LoadArgs, cluster: Cluster): Result<Done> {
  const { name } = service.metadata;
  cluster.beginWork(undefined);
  cluster.record(
    rate === 0
      ? { actor: 'you', verb: 'stopped-load', object: refOf(service) }
      : { actor: 'you', verb: 'sent-load', object: refOf(service), detail: { rate } },
  );
  cluster.machines.setLoad(keyOf(service), rate);
  return {
    understood: `load ${name} ${rate === 0 ? 'off' : rate}`,
    kubectl: { none: 'requests come from users' },
    stdout: '',
    focus: [...appsBehind(cluster, service), refOf(service)],
    load: refOf(service),
    ...(rate === 0 ? {} : { advance: WATCH }),
  };
}

/** The workloads whose Pods the Service selects. */
function appsBehind(cluster: Cluster, service: Service) {
  const { selector } = service.spec;
  if (selector === undefined) return [];
  return workloads(cluster, DEFAULT_NAMESPACE)
    .filter((object) => matchesLabels(selector, object.spec.template.metadata.labels))
    .map(refOf);
}

/**
 * `load`: people send requests to a Service, so many a second, until they are told to stop.
 */
import { refOf, type Service } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { type Cluster, keyOf } from '../../cluster/cluster';
import { SECOND } from '../../cluster/time';
import { namespaceOf, type Words } from '../grammar/words';
import { appsBehind, findService } from '../naming/services';
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
  const service = findService(cluster, {
    name: positional.find((word) => word !== rateWord),
    namespace: namespaceOf(words),
    fits: isForRequests,
    again: (name) => `load ${name} ${rateWord ?? 500}`,
  });
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

/** A headless Service gives out addresses and takes no requests of its own. */
const isForRequests = (service: Service): boolean => service.spec.clusterIP !== 'None';

function runLoad({ service, rate }: LoadArgs, cluster: Cluster): Result<Done> {
  const { name } = service.metadata;
  cluster.beginWork(undefined);
  cluster.record(
    rate === 0
      ? { actor: 'you', verb: 'stopped-load', object: refOf(service) }
      : { actor: 'you', verb: 'sent-load', object: refOf(service), detail: { rate } },
  );
  cluster.machines.setLoad(keyOf(service), rate);
  cluster.nudge(service);
  return {
    understood: `load ${name} ${rate === 0 ? 'off' : rate}`,
    kubectl: { none: 'requests come from users' },
    stdout: '',
    focus: [...appsBehind(cluster, service), refOf(service)],
    load: refOf(service),
    ...(rate === 0 ? {} : { advance: WATCH }),
  };
}

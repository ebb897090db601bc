/**
 * What `deploy` shall make, from its words and flags, with everything that was left out filled in.
 */
import { kindNamed } from '../../api/kinds';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { alreadyExists } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { readDeployWords } from '../grammar/deploy-words';
import { isOn, namespaceOf, numberOf, textOf, type Words } from '../grammar/words';
import { WORKLOAD_KINDS, type WorkloadKind } from '../naming/workload-names';
import { nameOfImage, type WorkloadPlan } from './workload-draft';

export const DEFAULT_COPIES = 3;
const DEFAULT_NAME = 'web';

/** The plan, and whether a number of copies was given. */
export interface DeployPlan extends WorkloadPlan {
  readonly copies: number | undefined;
}

/** Understands the words after `deploy`. */
export function readDeployPlan(words: Words, cluster: Cluster): Result<DeployPlan> {
  const found = readDeployWords(words);
  if (isRejected(found)) return found;
  const kind = readWorkloadKind(textOf(words, 'kind') ?? found.kind ?? 'deployment');
  if (isRejected(kind)) return kind;
  const nodeSelector = readNodeSelector(textOf(words, 'on') ?? found.on);
  if (isRejected(nodeSelector)) return nodeSelector;
  const image = textOf(words, 'image') ?? found.image;
  const name = found.name ?? (image === undefined ? DEFAULT_NAME : nameOfImage(image));
  const second = readSecond(textOf(words, 'with') ?? found.with, name);
  if (isRejected(second)) return second;
  const backend = readBackend(textOf(words, 'to') ?? found.to, name);
  if (isRejected(backend)) return backend;
  const namespace = namespaceOf(words);
  if (cluster.get(kind, name, namespace) !== undefined) return isThereAlready(kind, name, backend);
  const copies = numberOf(words, 'replicas') ?? found.copies;
  return {
    kind,
    name,
    namespace,
    image: image ?? `${name}:v1`,
    replicas: copies ?? DEFAULT_COPIES,
    copies,
    nodeSelector,
    volume: isOn(words, 'volume', found.volume ?? kind === 'StatefulSet'),
    ...(second === undefined ? {} : { second }),
    ...(backend === undefined ? {} : { backend }),
  };
}

function readWorkloadKind(word: string): Result<WorkloadKind> {
  const kind = kindNamed(word)?.kind;
  const known = WORKLOAD_KINDS.find((one) => one === kind);
  if (known !== undefined) return known;
  const hint = 'Kinds that run Pods: deployment, statefulset, daemonset, replicaset.';
  return { rejected: true, code: 'Tutor', message: `I cannot deploy a "${word}".`, hint };
}

function readNodeSelector(text: string | undefined): Result<Readonly<Record<string, string>>> {
  if (text === undefined) return {};
  const [key = '', value, ...more] = text.split('=');
  if (key !== '' && value !== undefined && more.length === 0) return { [key]: value };
  const hint = 'Name a label of Nodes: /kube deploy agent daemonset on disk=ssd';
  return { rejected: true, code: 'Tutor', message: `"${text}" is no label.`, hint };
}

/** The image of the second container: `shipper` is short for `shipper:v1`. */
function readSecond(text: string | undefined, name: string): Result<string | undefined> {
  if (text === undefined) return undefined;
  const image = /[:@]/.test(text) ? text : `${text}:v1`;
  if (nameOfImage(image) !== name && nameOfImage(image) !== '') return image;
  return {
    rejected: true,
    code: 'Tutor',
    message: text === '' ? 'With which second container?' : `The first container is called ${name} already.`,
    hint: `The containers of a Pod have different names: /kube deploy ${name} with shipper`,
    fixes: [`deploy ${name} with shipper`],
  };
}

function readBackend(text: string | undefined, name: string): Result<string | undefined> {
  const backend = text?.toLowerCase().replace(/^.*\//, '');
  if (backend === undefined) return undefined;
  const wrong = (message: string): Rejection => {
    const hint = 'Name another app, which takes what this one forwards: /kube deploy web to db';
    return { rejected: true, code: 'Tutor', message, hint, fixes: [`deploy ${name}`] };
  };
  if (backend === name) return wrong(`${name} cannot forward to itself.`);
  return /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(backend) ? backend : wrong(`"${backend}" is no name of an app.`);
}

function isThereAlready(kind: WorkloadKind, name: string, backend: string | undefined): Rejection {
  const forward = backend === undefined ? [] : [`set env ${kind.toLowerCase()}/${name} BACKEND=${backend}`];
  const scale = kind === 'DaemonSet' ? [] : [`scale ${name} 4`];
  const others = ['web', 'api', 'shop', 'cart'].find((other) => other !== name);
  return {
    ...alreadyExists(kind, name),
    hint: `${name} is there already. Change it, or deploy another: /kube deploy ${others ?? 'api'}`,
    fixes: [...forward, ...scale, `update ${name} v2`],
  };
}

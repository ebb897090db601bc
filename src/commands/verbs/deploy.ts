/**
 * `deploy`: makes a workload from a name alone, with everything that it needs.
 */
import { kindNamed, KINDS } from '../../api/kinds';
import { type Draft, type KubeObject, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { alreadyExists } from '../../api/status';
import { createObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { refOfDraft } from '../changes/draft-ref';
import { actAsYou } from '../changes/intent';
import { serviceFor, workloadDraft, type WorkloadPlan } from '../changes/workload-draft';
import { readDeployWords } from '../grammar/deploy-words';
import { wrongValue } from '../grammar/flags';
import { isOn, namespaceOf, numberOf, textOf, type Words } from '../grammar/words';
import { WORKLOAD_KINDS, type WorkloadKind } from '../naming/workload-names';
import type { Done, FlagInfo, Verb } from '../verb';

const REPLICAS: FlagInfo = { name: 'replicas', takes: 'number' };

interface DeployArgs extends WorkloadPlan {
  readonly remark?: string;
}

export const deploy: Verb<DeployArgs> = {
  name: 'deploy',
  usage: 'deploy [NAME] [COPIES] [KIND]',
  summary: 'makes an app run',
  examples: ['deploy web', 'deploy db 3 statefulset', 'deploy agent daemonset', 'deploy api 2 --image shop:v1'],
  effect: 'change',
  origin: 'tutor',
  flags: [
    { name: 'image', takes: 'text' },
    REPLICAS,
    { name: 'kind', takes: 'text' },
    { name: 'on', takes: 'text' },
    { name: 'volume', takes: 'switch' },
  ],
  parse: readDeploy,
  run: runDeploy,
};

const DEFAULT_NAME = 'web';
const DEFAULT_COPIES = 3;

function readDeploy(words: Words, cluster: Cluster): Result<DeployArgs> {
  const found = readDeployWords(words);
  if (isRejected(found)) return found;
  const kind = readWorkloadKind(textOf(words, 'kind') ?? found.kind ?? 'deployment');
  if (isRejected(kind)) return kind;
  if ((found.volume === true || isOn(words, 'volume')) && kind !== 'StatefulSet') return noVolume(kind, found.name);
  const nodeSelector = readNodeSelector(textOf(words, 'on') ?? found.on);
  if (isRejected(nodeSelector)) return nodeSelector;
  const image = textOf(words, 'image') ?? found.image;
  const name = found.name ?? (image === undefined ? DEFAULT_NAME : nameOfImage(image));
  const namespace = namespaceOf(words);
  if (cluster.get(kind, name, namespace) !== undefined) return isThereAlready(kind, name);
  const copies = numberOf(words, 'replicas') ?? found.copies;
  const outOfRange = copies === undefined ? undefined : wrongValue(REPLICAS, `${copies}`, deploy);
  if (outOfRange !== undefined) return outOfRange;
  const countsNodes = kind === 'DaemonSet' && copies !== undefined;
  return {
    kind,
    name,
    namespace,
    image: image ?? `${name}:v1`,
    replicas: copies ?? DEFAULT_COPIES,
    nodeSelector,
    ...(countsNodes ? { remark: 'a DaemonSet takes no number: one Pod for each Node that fits' } : {}),
  };
}

function readWorkloadKind(word: string): Result<WorkloadKind> {
  const kind = kindNamed(word)?.kind;
  const known = WORKLOAD_KINDS.find((one) => one === kind);
  if (known !== undefined) return known;
  const hint = 'Kinds that run Pods: deployment, statefulset, daemonset, replicaset.';
  return { rejected: true, code: 'Tutor', message: `I cannot deploy a "${word}".`, hint };
}

/** A StatefulSet's Pods have a volume each, asked for or not; the other kinds are made without one. */
function noVolume(kind: WorkloadKind, name = 'db'): Rejection {
  const hint = 'A StatefulSet has a volume for each Pod.';
  const message = `I deploy a ${kind} without a volume.`;
  return { rejected: true, code: 'Tutor', message, hint, fixes: [`deploy ${name} 3 statefulset`] };
}

function readNodeSelector(text: string | undefined): Result<Readonly<Record<string, string>>> {
  if (text === undefined) return {};
  const [key = '', value, ...more] = text.split('=');
  if (key !== '' && value !== undefined && more.length === 0) return { [key]: value };
  const hint = 'Name a label of Nodes: /kube deploy agent daemonset on disk=ssd';
  return { rejected: true, code: 'Tutor', message: `"${text}" is no label.`, hint };
}

/** `shop/cart:v2` is called cart. */
function nameOfImage(image: string): string {
  const last = image.split('/').at(-1) ?? image;
  return (last.split(/[:@]/)[0] ?? last).toLowerCase();
}

function isThereAlready(kind: WorkloadKind, name: string): Rejection {
  const fixes = kind === 'DaemonSet' ? [`update ${name} v2`] : [`scale ${name} 4`, `update ${name} v2`];
  const others = ['web', 'api', 'shop', 'cart'].find((other) => other !== name);
  return {
    ...alreadyExists(kind, name),
    hint: `${name} is there already. Change it, or deploy another: /kube deploy ${others ?? 'api'}`,
    fixes,
  };
}

function runDeploy(plan: DeployArgs, cluster: Cluster): Result<Done> {
  const service = serviceFor(plan);
  const needsService = service !== undefined && cluster.get('Service', plan.name, plan.namespace) === undefined;
  const drafts: readonly Draft[] = [workloadDraft(plan), ...(needsService ? [service] : [])];
  const refused = firstRefused(drafts, cluster.fork());
  if (refused !== undefined) return refused;
  const made: KubeObject[] = [];
  for (const draft of drafts) {
    const intent = { verb: 'created', object: refOfDraft(draft) } as const;
    const object = actAsYou(cluster, intent, (target) => createObject(target, draft));
    if (isRejected(object)) return object;
    made.push(object);
  }
  const alsoMade = plan.kind === 'Deployment' && needsService;
  const remark = plan.remark ?? (alsoMade ? `with it came Service ${plan.name}` : undefined);
  return {
    understood: understoodAs(plan),
    kubectl: { line: kubectlLine(plan, drafts.length) },
    stdout: made.map((object) => resultLine(object, 'created')).join(''),
    focus: made.map(refOf),
    ...(remark === undefined ? {} : { remark }),
  };
}

/** All of it or nothing: a Service name may be refused where the workload's is not. */
function firstRefused(drafts: readonly Draft[], trial: Cluster): Rejection | undefined {
  return drafts.map((draft) => createObject(trial, draft)).find(isRejected);
}

function understoodAs(plan: DeployArgs): string {
  const copies = plan.kind === 'DaemonSet' || plan.replicas === DEFAULT_COPIES ? '' : ` ${plan.replicas}`;
  const kind = plan.kind === 'Deployment' ? '' : ` ${KINDS[plan.kind].singular}`;
  const image = plan.image === `${plan.name}:v1` ? '' : ` --image ${plan.image}`;
  const on = Object.entries(plan.nodeSelector).map(([key, value]) => ` on ${key}=${value}`);
  return `deploy ${plan.name}${copies}${kind}${on.join('')}${image}`;
}

/** `kubectl create` makes Deployments only, and knows no node selector. */
function kubectlLine(plan: DeployArgs, count: number): string {
  if (plan.kind !== 'Deployment' || Object.keys(plan.nodeSelector).length > 0) {
    return `apply -f -   (${count} object${count === 1 ? '' : 's'})`;
  }
  return `create deployment ${plan.name} --image=${plan.image} --replicas=${plan.replicas}`;
}

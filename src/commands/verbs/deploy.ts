/**
 * `deploy`: makes a workload from a name alone, with everything that it needs.
 */
import { KINDS } from '../../api/kinds';
import { type Draft, type KubeObject, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { createObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { SHARED } from '../../cluster/storage-classes';
import { resultLine } from '../../printers/result';
import { DEFAULT_COPIES, type DeployPlan, readDeployPlan } from '../changes/deploy-plan';
import { refOfDraft } from '../changes/draft-ref';
import { actAsYou } from '../changes/intent';
import { serviceFor, sharedClaim, sharedClaimName, WEB_PORT, workloadDraft } from '../changes/workload-draft';
import { wrongValue } from '../grammar/flags';
import type { Words } from '../grammar/words';
import type { Done, FlagInfo, Verb } from '../verb';

const REPLICAS: FlagInfo = { name: 'replicas', takes: 'number' };

export const deploy: Verb<DeployPlan> = {
  name: 'deploy',
  usage: 'deploy [NAME] [COPIES] [KIND] [volume] [on LABEL] [with SECOND] [to APP]',
  summary: 'makes an app run',
  examples: [
    'deploy web',
    'deploy db 3 statefulset',
    'deploy agent daemonset',
    'deploy api 2 --image shop:v1',
    'deploy notes 3 volume',
    'deploy shop with shipper',
    'deploy front to db',
  ],
  effect: 'change',
  origin: 'tutor',
  flags: [
    { name: 'image', takes: 'text' },
    REPLICAS,
    { name: 'kind', takes: 'text' },
    { name: 'on', takes: 'text' },
    { name: 'volume', takes: 'switch' },
    { name: 'with', takes: 'text' },
    { name: 'to', takes: 'text' },
  ],
  parse: readDeploy,
  run: runDeploy,
};

function readDeploy(words: Words, cluster: Cluster): Result<DeployPlan> {
  const plan = readDeployPlan(words, cluster);
  if (isRejected(plan) || plan.copies === undefined) return plan;
  return wrongValue(REPLICAS, `${plan.copies}`, deploy) ?? plan;
}

function runDeploy(plan: DeployPlan, cluster: Cluster): Result<Done> {
  const drafts = draftsOf(plan, cluster);
  const refused = firstRefused(drafts, cluster.fork());
  if (refused !== undefined) return refused;
  const remark = remarkOn(plan, drafts, cluster);
  const made: KubeObject[] = [];
  for (const draft of drafts) {
    const intent = { verb: 'created', object: refOfDraft(draft) } as const;
    const object = actAsYou(cluster, intent, (target) => createObject(target, draft));
    if (isRejected(object)) return object;
    made.push(object);
  }
  const workload = made.find(({ kind }) => kind === plan.kind);
  const focus = [...(workload === undefined ? [] : [workload]), ...made.filter((object) => object !== workload)];
  return {
    understood: understoodAs(plan),
    kubectl: { line: kubectlLine(plan, drafts.length) },
    ...(isPlain(plan) && !hasService(drafts) ? {} : { besides: besidesOf(plan, drafts) }),
    stdout: made.map((object) => resultLine(object, 'created')).join(''),
    focus: focus.map(refOf),
    ...(remark === undefined ? {} : { remark }),
  };
}

/** In the order in which a person would apply them. A claim that was kept is used again. */
function draftsOf(plan: DeployPlan, cluster: Cluster): readonly Draft[] {
  const { name, namespace } = plan;
  const claim = sharedClaim(plan);
  const needsClaim = claim !== undefined && keptClaim(plan, cluster) === undefined;
  // Clusters that were made before the class was.
  const needsClass = needsClaim && cluster.get('StorageClass', SHARED.metadata.name ?? '') === undefined;
  const service = serviceFor(plan);
  const needsService = service !== undefined && cluster.get('Service', name, namespace) === undefined;
  return [
    ...(needsClass ? [SHARED as Draft] : []),
    ...(needsClaim ? [claim] : []),
    workloadDraft(plan),
    ...(needsService ? [service] : []),
  ];
}

function keptClaim(plan: DeployPlan, cluster: Cluster) {
  return cluster.get('PersistentVolumeClaim', sharedClaimName(plan), plan.namespace);
}

/** All of it or nothing: a Service name may be refused where the workload's is not. */
function firstRefused(drafts: readonly Draft[], trial: Cluster): Rejection | undefined {
  return drafts.map((draft) => createObject(trial, draft)).find(isRejected);
}

/** What people did not ask for, or may not expect. */
function remarkOn(plan: DeployPlan, drafts: readonly Draft[], cluster: Cluster): string | undefined {
  const { kind, name, namespace, backend } = plan;
  if (kind === 'DaemonSet' && plan.copies !== undefined) {
    return 'a DaemonSet takes no number: one Pod for each Node that fits';
  }
  if (plan.volume === true && kind !== 'StatefulSet') {
    const claim = sharedClaimName(plan);
    if (keptClaim(plan, cluster) !== undefined) return `you have claim ${claim} from before: its disk is used again`;
    return `you asked for a volume: claim ${claim}, ReadWriteMany (Pods on many Nodes may write)`;
  }
  if (backend !== undefined && cluster.get('Service', backend, namespace) === undefined) {
    return `you named ${backend}, and no Service ${backend} is there yet`;
  }
  return kind === 'Deployment' && hasService(drafts) ? `with it came Service ${name}` : undefined;
}

function understoodAs(plan: DeployPlan): string {
  const { kind, name, image, second, backend } = plan;
  const isTold = plan.copies !== undefined || plan.replicas !== DEFAULT_COPIES;
  const copies = kind === 'DaemonSet' || !isTold ? '' : ` ${plan.replicas}`;
  const kindWord = kind === 'Deployment' ? '' : ` ${KINDS[kind].singular}`;
  const on = Object.entries(plan.nodeSelector).map(([key, value]) => ` on ${key}=${value}`);
  const isUsual = plan.volume === (kind === 'StatefulSet');
  const volume = isUsual ? '' : plan.volume === true ? ' volume' : ' without volume';
  const withSecond = second === undefined ? '' : ` with ${second.replace(/:v1$/, '')}`;
  const to = backend === undefined ? '' : ` to ${backend}`;
  const imageFlag = image === `${name}:v1` ? '' : ` --image ${image}`;
  return `deploy ${name}${copies}${kindWord}${volume}${on.join('')}${withSecond}${to}${imageFlag}`;
}

/** `kubectl create` makes Deployments only, of one container, and knows neither node selector nor volume. */
function kubectlLine(plan: DeployPlan, count: number): string {
  const { name, image, replicas } = plan;
  if (!isPlain(plan)) {
    return `apply -f -   (${count} object${count === 1 ? '' : 's'})`;
  }
  return `create deployment ${name} --image=${image} --replicas=${replicas}`;
}

/** What `kubectl create deployment` can make. */
function isPlain({ kind, volume, second, backend, nodeSelector }: DeployPlan): boolean {
  const isAlone = volume !== true && second === undefined && backend === undefined;
  return kind === 'Deployment' && isAlone && Object.keys(nodeSelector).length === 0;
}

const hasService = (drafts: readonly Draft[]): boolean => drafts.some((draft) => draft.kind === 'Service');

/** The second command of kubectl, or what the objects are that it applies. */
function besidesOf(plan: DeployPlan, drafts: readonly Draft[]): readonly string[] {
  const { name, namespace, second } = plan;
  if (isPlain(plan)) {
    return [`Its Service takes a second command: kubectl expose deployment ${name} --port=${WEB_PORT}`];
  }
  const objects = drafts.map((draft) => `${draft.kind} ${draft.metadata.name ?? ''}`);
  const names = drafts.map(
    (draft) => `${KINDS[draft.kind].shortNames[0] ?? KINDS[draft.kind].singular}/${draft.metadata.name ?? ''}`,
  );
  return [
    ...(objects.length === 1 ? [] : [`The objects: ${objects.join(', ')}`]),
    `${objects.length === 1 ? 'Its' : 'Their'} YAML: /kube get ${names.join(' ')}${namespace === 'default' ? '' : ` -n ${namespace}`} -o yaml`,
    ...(second === undefined ? [] : [`${second} is a helper: a container for what ${name} writes to /logs`]),
  ];
}

/**
 * One line for each *why*: what became of the object, and the deciding cause.
 */
import { isTerminal } from '../../api/lifecycle';
import type { Ref } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { cut } from '../../diagram/text/columns';
import type { Explained } from '../content/beliefs';
import { LONGEST_HEADLINE } from '../reply';
import { nameIn } from '../story/pod-name';
import { type Answer, asItStands, type Chain } from './as-it-stands';

/** Says what the deciding step made of the object. */
export function answerFor(ref: Ref, chain: Chain, cluster: Cluster): Answer {
  const name = nameIn(ref, cluster, cluster);
  const { step } = chain;
  const answer =
    ref.kind === 'Pod'
      ? ofPod(name, ref, step, cluster)
      : ref.kind === 'Node'
        ? ofNode(name, step)
        : (asItStands(name, ref, chain, cluster) ?? ofOther(name, ref, step));
  return { ...answer, headline: cut(answer.headline, LONGEST_HEADLINE) };
}

function ofPod(name: string, ref: Ref, step: Step, cluster: Cluster): Answer {
  const isGone = cluster.resolve(ref) === undefined;
  const owner = step.detail?.by;
  switch (step.verb) {
    case 'container-ended':
    case 'restarted':
      return afterAnEnd(name, ref, step, cluster);
    case 'waits-to-restart':
      return { headline: `${name} waits, because its container keeps ending`, about: 'restarted container' };
    case 'failed-to-pull':
    case 'waits-to-pull':
      return { headline: `${name} waits, because its image cannot be pulled`, about: 'image that cannot be pulled' };
    case 'found-no-node':
      return { headline: `${name} waits, because no Node fits`, about: 'Pod that waits' };
    case 'preempted':
      return {
        headline: `${name} is ${isGone ? 'gone' : 'stopping'}, because others matter more`,
        about: undefined,
      };
    case 'deleted':
      return { headline: `${name} is ${isGone ? 'gone' : 'stopping'}, because you deleted it`, about: 'deleted Pod' };
    case 'deleted-pod':
      return {
        headline: `${name} is gone, because ${String(owner ?? step.actor)} wanted fewer`,
        about: step.actor === 'ReplicaSet' ? 'Pod chosen to go' : undefined,
      };
    case 'evicted':
      return { headline: evicted(name, step), about: 'evicted Pod' };
    case 'asked-eviction':
      return { headline: `${name} is ${isGone ? 'gone' : 'stopping'}, because it was evicted`, about: 'evicted Pod' };
    case 'became-unready':
      return { headline: `${name} gets no requests, because it is not ready`, about: 'Pod that is not ready' };
    case 'took-lead':
      return { headline: leads(name, step), about: 'database leader' };
    case 'made-pod':
      return {
        headline: `${name} was made, because ${step.because?.split(';')[0] ?? `${step.actor} wanted it`}`,
        about: madeBy(step),
      };
    default:
      return { headline: isGone ? `${name} is gone` : `This is how ${name} came to be`, about: undefined };
  }
}

function afterAnEnd(name: string, ref: Ref, step: Step, cluster: Cluster): Answer {
  return step.verb === 'container-ended' && hasEnded(ref, cluster)
    ? { headline: endOf(name, step), about: undefined }
    : { headline: 'It kept its name, because only its container ended', about: 'restarted container' };
}

/** A Pod that is not started again: a Job's, as a rule. */
function hasEnded(ref: Ref, cluster: Cluster): boolean {
  const pod = cluster.resolve(ref);
  return pod?.kind === 'Pod' && isTerminal(pod);
}

function endOf(name: string, { detail = {} }: Step): string {
  const code = String(detail.exitCode ?? detail.code ?? 0);
  return code === '0' ? `${name} is done: its container ended well` : `${name} failed: exit code ${code}`;
}

function evicted(name: string, { because }: Step): string {
  const why = because?.replace(/^it(s)? /, 'it$1 ');
  const whole = `${name} was evicted${why === undefined ? '' : `, because ${why}`}`;
  return whole.length <= LONGEST_HEADLINE ? whole : `${name} was evicted`;
}

function leads(name: string, { because = 'it was the first that was ready', detail }: Step): string {
  const why = detail?.silentFor === undefined ? because : `there was ${because}`;
  const whole = `${name} leads, because ${why}`;
  return whole.length <= LONGEST_HEADLINE ? whole : `${name} leads the database now`;
}

function madeBy(step: Step): Explained | undefined {
  if (step.actor === 'ReplicaSet') return 'Pod made by ReplicaSet';
  if (step.actor === 'StatefulSet') return 'Pod made by StatefulSet';
  return step.actor === 'DaemonSet' ? 'Pod made by DaemonSet' : undefined;
}

function ofNode(name: string, step: Step): Answer {
  switch (step.verb) {
    case 'cordoned':
      return { headline: `${name} takes no new Pods, because you cordoned it`, about: 'cordoned Node' };
    case 'added-node':
    case 'node-ready':
      if (step.detail?.again !== undefined) return { headline: `${name} is back and ready again`, about: undefined };
      return { headline: `${name} is here, because you added it`, about: 'Node that joined' };
    case 'drained':
      return { headline: `${name} takes no new Pods, because you drained it`, about: 'cordoned Node' };
    case 'recovered-node':
      return { headline: `${name} is back, because you let it recover`, about: undefined };
    case 'removed-node':
      return { headline: `${name} is gone, because you removed it`, about: undefined };
    case 'changed':
      return step.actor === 'you' && step.detail?.what === 'taints'
        ? { headline: `${name} is as it is, because you changed its taints`, about: undefined }
        : { headline: `This is how ${name} came to be as it is`, about: undefined };
    default:
      return { headline: `This is how ${name} came to be as it is`, about: undefined };
  }
}

/** Claims and volumes come with what uses them. */
function aboutClaim({ kind }: Ref): Explained | undefined {
  return kind === 'PersistentVolumeClaim' || kind === 'PersistentVolume' ? 'claim of a workload' : undefined;
}

function ofOther(name: string, ref: Ref, step: Step): Answer {
  switch (step.verb) {
    case 'scaled':
      return {
        headline: `${name} has this size, because you asked for ${String(step.detail?.to ?? 'it')}`,
        about: ref.kind === 'Deployment' ? 'scaled Deployment' : undefined,
      };
    case 'autoscaled':
      return { headline: `${name} has this size, because its autoscaler asked for it`, about: undefined };
    case 'stalled':
      return { headline: `${name} is stalled, because new Pods are not ready`, about: 'stuck Deployment' };
    case 'completed-job':
      return { headline: `${name} is complete, because ${step.because ?? 'enough Pods succeeded'}`, about: undefined };
    case 'failed-job':
      return { headline: `${name} failed, because ${step.because ?? 'too many Pods failed'}`, about: undefined };
    case 'made-job':
      return {
        headline:
          ref.kind === 'CronJob'
            ? `${name} made Job ${step.object.name}: its time had come`
            : `${name} is here, because CronJob ${String(step.detail?.by ?? '')} made it`,
        about: undefined,
      };
    case 'lost-disk':
      return { headline: `${name} lost its data, because its disk was lost`, about: undefined };
    case 'created':
      if (step.object.name !== name || step.object.kind !== ref.kind) {
        return {
          headline: `${name} is here, because ${step.object.kind} ${step.object.name} needs it`,
          about: aboutClaim(ref),
        };
      }
      return {
        headline: `${name} is here, because you made it`,
        about: ref.kind === 'Deployment' ? 'Pod made by ReplicaSet' : undefined,
      };
    case 'deleted':
      return { headline: `${name} is gone, because you deleted it`, about: undefined };
    default:
      return { headline: `This is how ${name} came to be as it is`, about: undefined };
  }
}

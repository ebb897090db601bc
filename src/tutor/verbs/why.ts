/**
 * `/kube why NAME`: the chain of causes from the record of what happened, and what many people think of it.
 */
import type { Job, KubeObject, Ref } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import type { Words } from '../../commands/grammar/words';
import { cut, MAX_LINES, PHONE_COLUMNS } from '../../diagram/columns';
import { workloadOf } from '../../diagram/owner';
import { fractionOf, isRollingOut, podsOf } from '../../diagram/owner-lines';
import { podState } from '../../diagram/pod-state';
import { BELIEFS, type Explained } from '../content/beliefs';
import { button } from '../button';
import { findObject } from '../find-object';
import { MISCONCEPTIONS } from '../quiz/misconceptions';
import type { Button, Reply } from '../reply';
import { wrap } from '../story/lines';
import { shortened } from '../story/pod-name';
import { spoken } from '../text';
import { chainOf, decisiveOf } from '../why/chain';
import { drawChain } from '../why/draw-chain';
import { fileLines } from '../why/files';
import { answerFor } from '../why/headline';
import { lossOf } from '../why/lost-node';
import type { TutorContext, TutorVerb } from './tutor-verb';

export const why: TutorVerb = {
  name: 'why',
  usage: 'why [NAME]',
  summary: 'tells what led to the state of a Pod, a Node or a workload',
  examples: ['why web', 'why node-1'],
  effect: 'look',
  origin: 'tutor',
  answer: explainWhy,
};

function explainWhy(words: Words, context: TutorContext): Result<Reply> {
  const { cluster, pressed } = context;
  const ref = words.positional.length > 0 ? findObject(words.positional, cluster, 'why', true) : lastTouched(cluster);
  if (isRejected(ref)) return ref;
  const loss = lossOf(ref, cluster);
  const chain = loss !== undefined && loss.chain.length > 0 ? loss.chain : chainOf(ref, cluster);
  const decisive = decisiveOf(chain, ref);
  if (decisive === undefined) return nothingKnown(ref, context);
  const { headline, about } = loss ?? answerFor(ref, { step: decisive, all: chain }, cluster);
  const files = fileLines(ref, cluster);
  const state = [...(loss?.state ?? stateLines(ref, cluster)), ...(files.length === 0 ? [] : ['', ...files])];
  const { lines, said } = drawChain(chain, cluster, { ref, decisive, room: MAX_LINES - state.length });
  const notice = beliefText(about);
  return {
    audience: 'asker',
    command: `why ${ref.name}`,
    pressed,
    headline,
    story: [],
    picture: [...lines.slice(0, MAX_LINES - state.length), ...state],
    ...(notice === undefined ? {} : { notice }),
    buttons: loss?.buttons ?? waysOn(ref, cluster),
    text: spoken([headline, ...said, ...state.filter((line) => line !== ''), notice ?? '']),
  };
}

/** What the last command was about. */
function lastTouched(cluster: Cluster): Ref | Rejection {
  const last = cluster.history.findLast((step) => step.actor === 'you');
  if (last !== undefined) return last.object;
  return {
    rejected: true,
    code: 'Tutor',
    message: 'Nothing has happened here yet.',
    hint: 'Type /kube deploy web',
    fixes: ['deploy web'],
  };
}

/** `ReplicaSet: 3 wanted, 3 there`: what the owner thinks of it now. */
function stateLines(ref: Ref, cluster: Cluster): readonly string[] {
  const object = cluster.resolve(ref);
  const owner = object === undefined ? undefined : workloadOf(object, cluster);
  if (owner === undefined) {
    return object === undefined ? ['', `${cut(shortened(ref.name), 16)} is not there any more`] : [];
  }
  const { wanted, ready } = fractionOf(owner, cluster);
  if (owner.kind === 'Job') return jobLines(owner);
  const there = podsOf(owner, cluster).filter(
    (pod) => pod.metadata.deletionTimestamp === undefined && pod.status.phase !== 'Failed',
  ).length;
  const actor = owner.kind === 'Deployment' ? 'ReplicaSet' : owner.kind;
  if (isRollingOut(owner, cluster)) {
    return ['', ...wrap(`now: ${ready} of ${wanted} can serve, the rollout waits`, PHONE_COLUMNS, '     ')];
  }
  const rest = there === wanted && ready === wanted ? 'nothing to do' : `${ready} ready`;
  return ['', `${actor}: ${wanted} wanted, ${there} there`, `${' '.repeat(actor.length + 2)}${rest}`];
}

/** `Job: 1 of 1 succeeded`, and how many Pods failed. */
function jobLines({ spec, status: { succeeded = 0, failed = 0, active = 0 } }: Job): readonly string[] {
  const wanted = spec.completions ?? 1;
  const rest = [...(failed > 0 ? [`${failed} failed`] : []), ...(active > 0 ? [`${active} there`] : [])];
  return ['', `Job: ${succeeded} of ${wanted} succeeded`, ...(rest.length === 0 ? [] : [`     ${rest.join(', ')}`])];
}

/** *Many people think … In fact …*, and where to read more. */
function beliefText(about: Explained | undefined): string | undefined {
  if (about === undefined) return undefined;
  const { belief, fact, page } = BELIEFS[about];
  return `Many people think ${MISCONCEPTIONS[belief]}. In fact ${fact}\nMore: ${page}, kubernetes.io`;
}

function nothingKnown(ref: Ref, { cluster, pressed }: TutorContext): Reply {
  const headline = `Nothing that is remembered changed ${ref.name}`.slice(0, 60);
  const notice = 'The record holds the last 400 steps.';
  return {
    audience: 'asker',
    command: `why ${ref.name}`,
    pressed,
    headline,
    story: [],
    notice,
    buttons: waysOn(ref, cluster),
    text: spoken([headline, notice]),
  };
}

function waysOn(ref: Ref, cluster: Cluster): readonly Button[] {
  const object = cluster.resolve(ref);
  const diagnose =
    object !== undefined && isInTrouble(object, cluster) ? [button('Diagnose', `diagnose ${ref.name}`)] : [];
  if (object?.kind === 'Pod') {
    return [...diagnose, button('Delete it', `delete pod ${ref.name}`), button('Show it', `show ${ref.name}`)];
  }
  if (object !== undefined) return [...diagnose, button('Show it', `show ${ref.name}`), button('Quiz me', 'quiz')];
  return [button('Show everything', 'show'), button('Quiz me', 'quiz')];
}

function isInTrouble(object: KubeObject, cluster: Cluster): boolean {
  if (object.kind === 'Pod') return ['!', 'P', 'n'].includes(podState(object, cluster).box);
  const owner = workloadOf(object, cluster);
  if (owner === undefined) return false;
  const { ready, wanted } = fractionOf(owner, cluster);
  return ready < wanted || isRollingOut(owner, cluster);
}

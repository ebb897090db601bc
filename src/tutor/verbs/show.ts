/**
 * `/kube show`: the picture of everything, or of one thing.
 */
import { own } from '../../api/own';
import type { CronJob, Ref } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import type { Words } from '../../commands/grammar/words';
import { cut } from '../../diagram/text/columns';
import { describePicture } from '../../diagram/describe';
import { duration } from '../../diagram/duration';
import { workloadOf } from '../../diagram/owner';
import { fractionOf } from '../../diagram/workload';
import { drawPicture, type Scene } from '../../diagram/text/picture';
import { button } from '../button';
import { findObject } from '../find-object';
import { jobStanding } from '../headlines/workloads';
import { type Button, LONGEST_HEADLINE, type Reply } from '../reply';
import { showNode, showNodes } from '../show/nodes';
import { showOwners } from '../show/owners';
import { showPod } from '../show/pod';
import { showSteps } from '../show/steps';
import { showStorage } from '../show/storage';
import type { Shown } from '../show/shown';
import { standing } from '../standing';
import { count } from '../story/pod-name';
import { wantsLegend } from '../taught';
import { spoken } from '../text';
import { upcomingIn } from '../upcoming';
import type { TutorContext, TutorVerb } from './tutor-verb';

export const show: TutorVerb = {
  name: 'show',
  usage: 'show [nodes|owners|storage|steps|NAME]',
  summary: 'draws the cluster, or one thing in it',
  examples: ['show', 'show web', 'show owners', 'show storage', 'show nodes', 'show steps'],
  effect: 'look',
  origin: 'tutor',
  answer: showIt,
};

const VIEWS: Readonly<Record<string, (context: TutorContext) => Shown>> = {
  nodes: showNodes,
  node: showNodes,
  owners: showOwners,
  storage: showStorage,
  volumes: showStorage,
  steps: (context) => showSteps(context),
};

function showIt(words: Words, context: TutorContext): Result<Reply> {
  const [first] = words.positional;
  if (first === undefined || first.toLowerCase() === 'all' || first.toLowerCase() === 'everything') {
    return replyWith('show', wholeCluster(context), context);
  }
  const view = words.positional.length === 1 ? own(VIEWS, first.toLowerCase()) : undefined;
  if (view !== undefined) return replyWith(`show ${first.toLowerCase()}`, view(context), context);
  const page = /^steps \d{1,4}$/i.test(words.positional.join(' '))
    ? Math.max(1, Number(words.positional[1]))
    : undefined;
  if (page !== undefined) return replyWith(`show steps ${page}`, showSteps(context, page), context);
  const ref = findObject(words.positional, context.cluster, 'show');
  if (isRejected(ref)) return ref;
  const object = context.cluster.resolve(ref);
  if (object?.kind === 'Pod') return replyWith(`show ${ref.name}`, showPod(object, context), context);
  if (object?.kind === 'Node') return replyWith(`show ${ref.name}`, showNode(object, context), context);
  const scene = sceneOf(context, [ref]);
  const shown = { headline: headlineFor(ref, context), picture: drawPicture(scene), said: describePicture(scene) };
  return replyWith(`show ${ref.name}`, shown, context, [button('Why?', `why ${ref.name}`)]);
}

/** The workload that it belongs to, with its number. */
function headlineFor(ref: Ref, { cluster }: TutorContext): string {
  const object = cluster.resolve(ref);
  const owner = object === undefined ? undefined : workloadOf(object, cluster);
  if (object?.kind === 'CronJob') return cronJobHeadline(object, cluster);
  if (owner === undefined) return `${ref.kind} ${ref.name}: ${count(cluster.count(ref.kind), 'object')} of this kind`;
  const { ready, wanted } = fractionOf(owner, cluster);
  if (owner.kind === 'Job') return jobStanding(owner, cut(ref.name, 30), { ready, wanted });
  return `${cut(ref.name, 34)}: ${ready} of ${wanted} ${owner.kind === 'DaemonSet' ? 'Nodes' : 'Pods'} ready`;
}

/** `report: 2 Jobs kept, the next in 4m56s`. */
function cronJobHeadline(cronJob: CronJob, cluster: Cluster): string {
  const { name, uid } = cronJob.metadata;
  const kept = `${cut(name, 24)}: ${count(cluster.controlledBy('Job', uid).length, 'Job')} kept`;
  if (cronJob.spec.suspend) return `${kept}, suspended`;
  const next = upcomingIn(cluster).find(({ verb, object }) => verb === 'made-job' && object.name === name);
  return next === undefined ? kept : `${kept}, the next in ${duration(next.at - cluster.now)}`;
}

function wholeCluster(context: TutorContext): Shown {
  const scene = sceneOf(context, 'all');
  return { headline: standing(context.cluster), picture: drawPicture(scene), said: describePicture(scene) };
}

function sceneOf({ cluster, taught }: TutorContext, focus: Scene['focus']): Scene {
  return {
    before: cluster,
    after: cluster,
    focus,
    next: upcomingIn(cluster),
    legend: wantsLegend(taught),
    replicaSet: true,
  };
}

function replyWith(command: string, shown: Shown, context: TutorContext, more: readonly Button[] = []): Reply {
  const others = ['show', 'show owners', 'show storage'].filter((other) => other !== command);
  const labels: Readonly<Record<string, string>> = {
    show: 'Show everything',
    'show owners': 'Show owners',
    'show storage': 'Show storage',
  };
  const own = [...(shown.buttons ?? []), ...more];
  const elsewhere = others.slice(0, Math.max(1, Math.min(2, 4 - own.length)));
  return {
    audience: 'asker',
    command,
    pressed: context.pressed,
    headline: cut(shown.headline, LONGEST_HEADLINE),
    story: [],
    picture: shown.picture,
    buttons: [...elsewhere.map((other) => button(labels[other] ?? other, other)), ...own].slice(0, 4),
    text: spoken([shown.headline, ...shown.said]),
  };
}

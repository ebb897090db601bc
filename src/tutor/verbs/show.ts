/**
 * `/kube show`: the picture of everything, or of one thing.
 */
import { own } from '../../api/own';
import type { CronJob, Ref } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import type { ClusterState } from '../../cluster/state';
import type { Words } from '../../commands/grammar/words';
import { cut } from '../../diagram/text/columns';
import { describePicture } from '../../diagram/describe';
import { duration } from '../../diagram/duration';
import { workloadOf } from '../../diagram/owner';
import { fractionOf } from '../../diagram/workload';
import { drawPicture, type Scene } from '../../diagram/text/picture';
import { seenIn } from '../../diagram/view';
import { drawWide } from '../../diagram/text/wide';
import { button } from '../button';
import { findObject } from '../find-object';
import { jobStanding } from '../headlines/workloads';
import { type Button, LONGEST_HEADLINE, type Reply, type ReplyImage } from '../reply';
import { type AskedToShow, askedToShow, commandFor } from '../show/asked';
import { showNode, showNodes } from '../show/nodes';
import { showOwners } from '../show/owners';
import { showPod } from '../show/pod';
import { showSteps, showStepsOf } from '../show/steps';
import { showReplay, showRollout } from '../show/story';
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
  usage: 'show [nodes|owners|storage|rollout|steps|NAME] [--picture] [--wide] [--replay [VERSION]]',
  summary: 'draws the cluster, one thing in it, or the last change',
  examples: ['show', 'show web', 'show owners', 'show storage', 'show nodes', 'show steps', 'show --replay'],
  flags: [
    { name: 'picture', takes: 'switch' },
    { name: 'wide', takes: 'switch' },
    { name: 'replay', takes: 'switch' },
    { name: 'version', takes: 'number' },
  ],
  effect: 'look',
  origin: 'tutor',
  answer: showIt,
};

const VIEWS: Readonly<Record<string, (context: TutorContext) => Shown>> = {
  nodes: (context) => ({ ...showNodes(context), image: { view: 'nodes', focus: 'all' } }),
  node: (context) => ({ ...showNodes(context), image: { view: 'nodes', focus: 'all' } }),
  owners: (context) => ({ ...showOwners(context), image: { view: 'owners', focus: 'all' } }),
  storage: (context) => ({ ...showStorage(context), image: { view: 'storage', focus: 'all' } }),
  volumes: (context) => ({ ...showStorage(context), image: { view: 'storage', focus: 'all' } }),
  steps: (context) => stepsOf(context),
  rollout: (context) => showRollout(context),
  rollouts: (context) => showRollout(context),
};

function showIt(words: Words, context: TutorContext): Result<Reply> {
  const { cluster } = context;
  const asked = askedToShow(words, (word) => isNameIn(cluster.snapshot(), word));
  const { what } = asked;
  const first = what[0]?.toLowerCase();
  const reply = (command: string, shown: Shown, more: readonly Button[] = []) =>
    replyWith(command, shown, asked, context, more);
  if (first === undefined || first === 'all' || first === 'everything') {
    return asked.isReplay ? reply('', showReplay(context)) : reply('', wholeCluster(context));
  }
  const view = what.length === 1 ? own(VIEWS, first) : undefined;
  if (view !== undefined) return asked.isReplay ? reply('', showReplay(context)) : reply(first, view(context));
  const page = /^steps \d{1,4}$/i.test(what.join(' ')) ? Math.max(1, Number(what[1])) : undefined;
  if (page !== undefined) return reply(`steps ${page}`, stepsOf(context, page));
  const isRollout = what.length > 1 && (first === 'rollout' || first === 'rollouts');
  const ref = findObject(isRollout ? what.slice(1) : what, cluster, isRollout ? 'show rollout' : 'show');
  if (isRejected(ref)) return ref;
  if (asked.isReplay) return reply('', showReplay(context));
  if (isRollout) return reply(`rollout ${ref.name}`, showRollout(context, ref));
  const object = cluster.resolve(ref);
  const image = { view: 'object', object: ref, focus: 'all' } as const;
  if (object?.kind === 'Pod') return reply(ref.name, { ...showPod(object, context), image });
  if (object?.kind === 'Node') return reply(ref.name, { ...showNode(object, context), image });
  const shown = { headline: headlineFor(ref, context), ...drawn(sceneOf(context, [ref])), image };
  return reply(ref.name, shown, [button('Why?', `why ${ref.name}`)]);
}

/** Of the change that was asked for, else of the last command. */
function stepsOf(context: TutorContext, page = 1): Shown {
  const { told, cluster } = context;
  return told === undefined ? showSteps(context, page) : showStepsOf(told, cluster, page);
}

/** Whether something has this name: a word then means that, and no flag. */
export function isNameIn({ objects }: Pick<ClusterState, 'objects'>, word: string): boolean {
  return objects.some(({ metadata }) => metadata.name === word);
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
  const shown = drawn(sceneOf(context, 'all'));
  return { headline: standing(context.cluster), ...shown, image: { view: 'nodes', focus: 'all' } };
}

function drawn(scene: Scene): Pick<Shown, 'picture' | 'said' | 'wide'> {
  const seen = seenIn(scene);
  return { picture: drawPicture(scene, seen), said: describePicture(scene, seen), wide: () => drawWide(scene) };
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

function replyWith(
  what: string,
  shown: Shown,
  asked: AskedToShow,
  context: TutorContext,
  more: readonly Button[],
): Reply {
  const others = ['show', 'show owners', 'show storage'].filter((other) => other !== `show ${what}`.trim());
  const labels: Readonly<Record<string, string>> = {
    show: 'Show everything',
    'show owners': 'Show owners',
    'show storage': 'Show storage',
  };
  const own = [...(shown.buttons ?? []), ...more];
  const elsewhere = others.slice(0, Math.max(1, Math.min(2, 4 - own.length)));
  const wide = asked.isWide ? shown.wide?.() : undefined;
  return {
    audience: 'asker',
    command: commandFor(what, asked),
    pressed: context.pressed,
    headline: cut(shown.headline, LONGEST_HEADLINE),
    story: [],
    ...(wide === undefined ? { picture: shown.picture } : { verbatim: wide.join('\n') }),
    ...(shown.image === undefined ? {} : { image: imageOf(shown, shown.image, asked) }),
    buttons: [...elsewhere.map((other) => button(labels[other] ?? other, other)), ...own].slice(0, 4),
    text: spoken([shown.headline, ...shown.said]),
  };
}

function imageOf({ headline, said }: Shown, image: NonNullable<Shown['image']>, asked: AskedToShow): ReplyImage {
  return {
    ...image,
    ...(asked.isWide ? { isWide: true } : {}),
    ...(asked.isPicture || asked.isReplay ? { isAskedFor: true } : {}),
    said: spoken([headline, ...said]),
  };
}

/**
 * `/kube` alone: says what this is, or where the channel stands, and offers three ways on.
 */
import type { Cluster } from '../../cluster/cluster';
import { describePicture } from '../../diagram/describe';
import { podsOf } from '../../diagram/workload';
import { drawPicture } from '../../diagram/text/picture';
import { isReady } from '../../diagram/pod-state';
import type { Button, Reply } from '../reply';
import { standing } from '../standing';
import { STORY_COLUMNS, wrap } from '../story/lines';
import { wantsLegend } from '../taught';
import { spoken } from '../text';
import { printable } from '../typed';
import { upcomingIn } from '../upcoming';
import type { Visit } from '../visit';
import type { TutorContext, TutorVerb } from './tutor-verb';

export const start: TutorVerb = {
  name: 'start',
  aliases: ['hello', 'hi', 'welcome'],
  usage: 'start',
  summary: 'says where this channel stands, like /kube alone',
  examples: ['start'],
  effect: 'look',
  origin: 'tutor',
  answer: (_words, context) =>
    isUntouched(context.cluster)
      ? welcome(context)
      : context.visit.isNewcomer
        ? newcomer(context)
        : whereWeAre(context),
};

const MENUS: Button = { label: 'Do ...', run: 'do' };
const COURSE: Button = { label: 'Start the course', run: 'lesson' };

function isUntouched(cluster: Cluster): boolean {
  return cluster.count('Pod') === 0 && cluster.history.length === 0;
}

/** Nobody has done anything here. */
function welcome(context: TutorContext): Reply {
  const { isPrivate } = context.visit;
  const nodes = context.cluster.count('Node');
  return replyWith(context, {
    headline: isPrivate
      ? 'You have a Kubernetes cluster of your own to practise on.'
      : 'This channel has a Kubernetes cluster to practise on.',
    story: [
      'It is simulated: nothing costs money, nothing can be harmed.',
      isPrivate ? 'Only you see it and change it. Break it.' : 'Everybody in this channel shares it. Break it.',
    ],
    notice: `${numeral(nodes)} Nodes (computers that run containers) wait for work.`,
    footer: ['Press a button, or type   /kube deploy web'],
    buttons: [{ label: 'Deploy my first app', run: 'deploy web' }, COURSE, MENUS],
  });
}

/** Others have used the channel: what this is, what runs, who was last. */
function newcomer(context: TutorContext): Reply {
  const { last } = context.visit;
  return replyWith(context, {
    headline: standing(context.cluster),
    story: [
      'This is a simulated Kubernetes cluster to practise on.',
      'Everybody in this channel shares it; nothing can be harmed.',
      ...(last === undefined ? [] : wrapped(lastWords(last))),
    ],
    buttons: [firstStep(context.cluster), COURSE, MENUS],
  });
}

/** Where the channel stands, for somebody who knows it. */
function whereWeAre(context: TutorContext): Reply {
  const { since, last, isPrivate } = context.visit;
  const told = since ?? (last === undefined || isPrivate ? undefined : lastWords(last));
  return replyWith(context, {
    headline: standing(context.cluster),
    story: told === undefined ? [] : wrapped(told),
    buttons: [firstStep(context.cluster), { label: 'Quiz me', run: 'quiz' }, MENUS],
  });
}

interface Parts {
  readonly headline: string;
  readonly story: readonly string[];
  readonly notice?: string;
  readonly footer?: readonly string[];
  readonly buttons: readonly Button[];
}

function replyWith({ cluster, pressed, taught }: TutorContext, parts: Parts): Reply {
  const isEmpty = cluster.count('Pod') === 0;
  const scene = {
    before: cluster,
    after: cluster,
    focus: 'all' as const,
    next: upcomingIn(cluster),
    legend: !isEmpty && wantsLegend(taught),
  };
  const { headline, story, notice = '' } = parts;
  const described = describePicture(scene);
  return {
    audience: 'asker',
    command: '',
    pressed,
    ...parts,
    picture: drawPicture(scene),
    image: { view: 'nodes', focus: 'all', said: described.join(' ') },
    text: spoken([headline, story.join(' '), ...described, notice]),
  };
}

const wrapped = (text: string): readonly string[] => wrap(text, STORY_COLUMNS, '    ');

/** `Last: ben ran scale web 5: web has 5 of 5 Pods`. */
function lastWords({ isYours, name, command, outcome }: NonNullable<Visit['last']>): string {
  return `Last: ${isYours ? 'you' : name} ran ${printable(command)}${outcome === undefined ? '' : `: ${outcome}`}`;
}

function firstStep(cluster: Cluster): Button {
  const deployments = cluster.list('Deployment');
  if (deployments.length === 0) return { label: 'Deploy an app', run: 'deploy web' };
  const isServing = deployments.some((deployment) => podsOf(deployment, cluster).some(isReady));
  return isServing ? { label: 'Crash a Pod', run: 'crash pod' } : { label: 'Diagnose', run: 'diagnose' };
}

const NUMERALS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** `Three`; larger numbers as figures. */
function numeral(number: number): string {
  return NUMERALS[number] ?? String(number);
}

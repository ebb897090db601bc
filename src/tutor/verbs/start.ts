/**
 * `/kube` alone: says what this is, or where the channel stands, and offers three ways on.
 */
import type { Cluster } from '../../cluster/cluster';
import { describePicture } from '../../diagram/describe';
import { drawPicture } from '../../diagram/picture';
import type { Button, Reply } from '../reply';
import { wantsLegend } from '../taught';
import { standing } from '../standing';
import { spoken } from '../text';
import type { TutorContext, TutorVerb } from './tutor-verb';

export const start: TutorVerb = {
  name: 'start',
  aliases: ['hello', 'hi', 'welcome'],
  usage: 'start',
  summary: 'says where this channel stands, like /kube alone',
  examples: ['start'],
  effect: 'look',
  origin: 'tutor',
  answer: (_words, context) => (isUntouched(context.cluster) ? welcome(context) : whereWeAre(context)),
};

function isUntouched(cluster: Cluster): boolean {
  return cluster.count('Pod') === 0 && cluster.history.length === 0;
}

function welcome({ cluster, pressed }: TutorContext): Reply {
  const headline = 'This channel has a Kubernetes cluster to practise on.';
  const about = [
    'It is simulated: nothing costs money, nothing can be harmed.',
    'Everybody in this channel shares it. Break it.',
  ];
  const notice = `${cluster.count('Node')} Nodes (computers that run containers) wait for work. Type /kube deploy web`;
  const scene = { before: cluster, after: cluster, focus: 'all' as const };
  return {
    audience: 'asker',
    command: '',
    pressed,
    headline,
    story: about,
    picture: drawPicture(scene),
    notice,
    buttons: [
      { label: 'Deploy my first app', run: 'deploy web' },
      { label: 'Ask me a question', run: 'quiz' },
      { label: 'Help', run: 'help' },
    ],
    text: spoken([headline, ...about, ...describePicture(scene), notice]),
  };
}

function whereWeAre({ cluster, pressed, taught }: TutorContext): Reply {
  const headline = standing(cluster);
  const scene = { before: cluster, after: cluster, focus: 'all' as const, legend: wantsLegend(taught) };
  return {
    audience: 'asker',
    command: '',
    pressed,
    headline,
    story: [],
    picture: drawPicture(scene),
    buttons: waysOn(cluster),
    text: spoken([headline, ...describePicture(scene)]),
  };
}

function waysOn(cluster: Cluster): readonly Button[] {
  const [deployment] = cluster.list('Deployment');
  const first: Button =
    deployment === undefined
      ? { label: 'Deploy an app', run: 'deploy web' }
      : { label: 'Crash a Pod', run: 'crash pod' };
  return [first, { label: 'Quiz me', run: 'quiz' }, { label: 'Help', run: 'help' }];
}

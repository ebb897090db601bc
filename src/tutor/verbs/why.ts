/**
 * `/kube why …`: what led to the state of a thing, from the record of what happened; also of a thing that is not there.
 */
import { type KubeObject, type Ref, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { isOn, textOf, type Words } from '../../commands/grammar/words';
import { DEFAULT_NAMESPACE } from '../../commands/grammar/words';
import { cut } from '../../diagram/text/columns';
import { workloadOf } from '../../diagram/owner';
import { fractionOf, isRollingOut } from '../../diagram/workload';
import { podState } from '../../diagram/pod-state';
import { button } from '../button';
import { BELIEFS, type Explained } from '../content/beliefs';
import { inNamespace } from '../in-namespace';
import { MISCONCEPTIONS } from '../quiz/misconceptions';
import { type Button, LONGEST_HEADLINE, type Reply } from '../reply';
import { spoken } from '../text';
import { aboutObject, type Wishes } from '../why/about-object';
import type { Absence } from '../why/absence/absence';
import { emptyNode } from '../why/absence/empty-node';
import { missingNumber } from '../why/absence/missing-number';
import { noPods } from '../why/absence/no-pods';
import { noneOfItOn } from '../why/absence/none-of-it';
import { versionAbsence } from '../why/absence/version';
import { verdictsOn } from '../why/node-verdicts';
import { PAGES } from '../why/pages';
import { type Question, readQuestion } from '../why/question';
import { workingButtons } from '../working';
import type { TutorContext, TutorVerb } from './tutor-verb';

export const why: TutorVerb = {
  name: 'why',
  usage: 'why [NAME | no Pod on NODE | not v2] [--nodes]',
  summary: 'tells what led to a thing as it is, or why it is not there',
  examples: ['why web', 'why node-1', 'why no pod on node-3', 'why web --nodes'],
  effect: 'look',
  flags: [{ name: 'nodes', takes: 'switch' }],
  origin: 'tutor',
  answer: explainWhy,
};

function explainWhy(words: Words, whole: TutorContext): Result<Reply> {
  const context = inNamespace(textOf(words, 'namespace'), whole);
  if (isRejected(context)) return context;
  const { cluster } = context;
  const question = words.positional.length > 0 ? readQuestion(words.positional, cluster) : lastTouched(cluster);
  if (isRejected(question)) return question;
  const asked = ['why', ...words.positional].join(' ').toLowerCase();
  switch (question.asks) {
    case 'object':
      return objectReply(question.ref, { ...question, allNodes: isOn(words, 'nodes') }, context);
    case 'placement':
      return objectReply(question.pod, { isMissed: false, isCounted: false, allNodes: true }, context);
    case 'version': {
      const absence = versionAbsence(question.owner, question.tag, cluster);
      if (absence !== undefined) return absenceReply(asked, absence, context);
      return objectReply(refOf(question.owner), { isMissed: false, isCounted: false, allNodes: false }, context);
    }
    default:
      return absenceReply(asked, answerTo(question, cluster), context);
  }
}

function answerTo(
  question: Exclude<Question, { readonly asks: 'object' | 'placement' | 'version' }>,
  cluster: Cluster,
): Absence {
  switch (question.asks) {
    case 'empty Node':
      return emptyNode(question.node, cluster);
    case 'no Pod of it on a Node':
      return noneOfItOn(question.owner, question.node, cluster);
    case 'missing number':
      return missingNumber(question.set, question.ordinal, cluster);
    case 'no Pods':
      return noPods(cluster);
  }
}

/** What the last command was about. */
function lastTouched(cluster: Cluster): Question | Rejection {
  const last = cluster.history.findLast((step) => step.actor === 'you');
  if (last !== undefined) return { asks: 'object', ref: last.object, isMissed: false, isCounted: false };
  return {
    rejected: true,
    code: 'Tutor',
    message: 'Nothing has happened here yet.',
    hint: 'Type /kube deploy web',
    fixes: ['deploy web'],
  };
}

function objectReply(ref: Ref, wishes: Wishes, context: TutorContext): Reply {
  const { cluster, pressed, verbs } = context;
  const { headline, about, page = PAGES[ref.kind], lines, said, buttons } = aboutObject(ref, cluster, wishes);
  const notice = furtherText(about, page);
  const ways = workingButtons(buttons ?? waysOn(ref, wishes, cluster), cluster, verbs).slice(0, MOST_BUTTONS);
  return {
    audience: 'asker',
    command: `why ${ref.name}${wishes.allNodes && ref.kind === 'Pod' ? ' --nodes' : ''}`,
    pressed,
    headline,
    story: [],
    ...(lines.length === 0 ? {} : { picture: lines }),
    notice,
    buttons: enough(ways),
    text: spoken([headline, ...said, notice]),
  };
}

function absenceReply(asked: string, absence: Absence, { cluster, pressed, verbs }: TutorContext): Reply {
  const { about, page } = absence;
  const headline = cut(absence.headline, LONGEST_HEADLINE);
  const lines = absence.lines.slice(0, MOST_LINES);
  const notice = furtherText(about, page);
  return {
    audience: 'asker',
    command: cut(asked.replace(/[^\x20-\x7e]/g, '?'), LONGEST_COMMAND),
    pressed,
    headline,
    story: [],
    ...(lines.length === 0 ? {} : { picture: lines }),
    notice,
    buttons: enough(workingButtons(absence.buttons, cluster, verbs).slice(0, MOST_BUTTONS)),
    text: spoken([headline, ...lines, notice]),
  };
}

const MOST_LINES = 16;
const MOST_BUTTONS = 3;
const LONGEST_COMMAND = 60;

/** *Many people think … In fact …*, and where to read more. */
function furtherText(about: Explained | undefined, page: string): string {
  if (about === undefined) return `More: ${page}, kubernetes.io`;
  const { belief, fact, page: own } = BELIEFS[about];
  return `Many people think ${MISCONCEPTIONS[belief]}. In fact ${fact}\nMore: ${own}, kubernetes.io`;
}

/** There are always two ways on. */
function enough(buttons: readonly Button[]): readonly Button[] {
  const spare = [button('Show everything', 'show'), button('Quiz me', 'quiz')];
  const more = spare.filter(({ run }) => buttons.every((one) => one.run !== run));
  return [...buttons, ...more.slice(0, Math.max(0, 2 - buttons.length))];
}

function waysOn(ref: Ref, { allNodes }: Wishes, cluster: Cluster): readonly Button[] {
  const object = cluster.resolve(ref);
  if (object === undefined) return [];
  const diagnose = isInTrouble(object, cluster) ? [button('Diagnose', `diagnose ${ref.name}`)] : [];
  const show = button('Show it', `show ${ref.name}`);
  if (object.kind !== 'Pod') return [...diagnose, show, button('Quiz me', 'quiz')];
  const where = (ref.namespace ?? DEFAULT_NAMESPACE) === DEFAULT_NAMESPACE ? '' : ` -n ${ref.namespace ?? ''}`;
  const nodes =
    allNodes || verdictsOn(object, cluster) === undefined ? [] : [button('Node by Node', `why ${ref.name} --nodes`)];
  const remove = button('Delete it', `delete pod ${ref.name}${where}`);
  return object.spec.nodeName === undefined ? [...diagnose, ...nodes, show] : [...diagnose, remove, show, ...nodes];
}

function isInTrouble(object: KubeObject, cluster: Cluster): boolean {
  if (object.kind === 'Pod') return ['!', 'P', 'n'].includes(podState(object, cluster).box);
  const owner = workloadOf(object, cluster);
  if (owner === undefined) return false;
  const { ready, wanted } = fractionOf(owner, cluster);
  return ready < wanted || isRollingOut(owner, cluster);
}

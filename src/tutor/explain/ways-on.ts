/**
 * Where a term leads: something to try, a term that goes with it, a lesson or mission about it, questions.
 */
import { own } from '../../api/own';
import type { MisconceptionId } from '../quiz/misconceptions';
import { button } from '../button';
import type { Term } from '../content/terms/term';
import type { ExerciseEntry } from '../exercises/library';
import { exerciseEntries, exerciseOf } from '../exercises/library';
import { bankItems } from '../quiz/items';
import type { Topic } from '../quiz/question';
import type { Button } from '../reply';
import type { TutorContext } from '../verbs/tutor-verb';
import { workingButtons } from '../working';
import { findTerm } from './find-term';
import { fillForReading, fillForTyping } from './places';

/** Slack gives one place to *Share*. */
const MOST_BUTTONS = 4;
const LONGEST_LABEL = 20;

/** Best first, each of which works now. */
export function waysOn(
  term: Term,
  belief: MisconceptionId | undefined,
  { cluster, verbs }: TutorContext,
): readonly Button[] {
  const tries = (term.tries ?? []).flatMap(({ label, run }) => {
    const [shown, typed] = [fillForReading(label, cluster), fillForTyping(run, cluster)];
    return shown === undefined || typed === undefined ? [] : [button(shown, typed)];
  });
  const working = workingButtons(tries, cluster, verbs);
  const further = [explainButton(term.see), ...exerciseButton(term), quizButton(term, belief)];
  return [...working.slice(0, MOST_BUTTONS - further.length), ...further];
}

export function explainButton(name: string): Button {
  const long = `Explain: ${name}`;
  return button(long.length <= LONGEST_LABEL ? long : name, `explain ${name}`);
}

/** The lesson that is most about it, else such a mission. */
function exerciseButton({ name }: Term): readonly Button[] {
  const entry = exercisesByTerm().get(name);
  if (entry === undefined) return [];
  const { kind, id } = entry;
  const number =
    exerciseEntries()
      .filter((one) => one.kind === kind)
      .indexOf(entry) + 1;
  return [button(kind === 'lesson' ? `Take lesson ${number}` : `Play mission ${number}`, `${kind} start ${id}`)];
}

const rank = ({ kind }: ExerciseEntry): number => (kind === 'lesson' ? 0 : 1);

let byTerm: ReadonlyMap<string, ExerciseEntry> | undefined;

/** Read when first asked for: the concepts stand in the exercises themselves. */
function exercisesByTerm(): ReadonlyMap<string, ExerciseEntry> {
  if (byTerm !== undefined) return byTerm;
  const all = exerciseEntries().flatMap((entry) =>
    (exerciseOf(entry.kind, entry.id)?.concepts ?? []).map((concept, place) => ({ entry, concept, place })),
  );
  const inOrder = all.toSorted((a, b) => rank(a.entry) - rank(b.entry) || a.place - b.place);
  const found = new Map<string, ExerciseEntry>();
  for (const { entry, concept } of inOrder) {
    const name = findTerm(concept)?.name;
    if (name !== undefined && !found.has(name)) found.set(name, entry);
  }
  byTerm = found;
  return found;
}

const TOPIC_LABELS: Readonly<Record<Topic, string>> = {
  pod: 'Quiz on Pods',
  deployment: 'Quiz on Deployments',
  statefulset: 'Quiz on StatefulSets',
  daemonset: 'Quiz on DaemonSets',
  storage: 'Quiz on storage',
  scaling: 'Quiz on scaling',
};

/** Where the questions about a term are, although those about what people get wrong of it are elsewhere. */
const TOPIC_OF: Readonly<Record<string, Topic>> = {
  Pod: 'pod',
  container: 'pod',
  crash: 'pod',
  Job: 'pod',
  Service: 'scaling',
  endpoint: 'scaling',
  revision: 'deployment',
  undo: 'deployment',
  stateful: 'statefulset',
  volume: 'storage',
  claim: 'storage',
  leader: 'statefulset',
  failover: 'statefulset',
};

/** Questions of its topic: of the one that speaks against the belief, unless told. */
function quizButton({ name }: Term, belief: MisconceptionId | undefined): Button {
  const topic = own(TOPIC_OF, name) ?? topicAgainst(belief);
  return topic === undefined ? button('Quiz me', 'quiz') : button(TOPIC_LABELS[topic], `quiz ${topic}`);
}

function topicAgainst(belief: MisconceptionId | undefined): Topic | undefined {
  const items = bankItems();
  const item =
    items.find(({ about }) => about === belief) ??
    items.find(({ wrong }) => wrong.some(({ misconception }) => misconception === belief));
  return item?.topic;
}

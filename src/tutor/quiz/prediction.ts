/**
 * A question whose key nobody wrote: the command is run on a copy of a cluster, and what happened is the answer. What
 * people who hold one of three wrong beliefs expect is put beside it.
 */
import type { Ref } from '../../api/objects';
import { isRejected } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import type { ClusterState } from '../../cluster/state';
import { PHONE_COLUMNS } from '../../diagram/columns';
import { describePicture } from '../../diagram/describe';
import { drawPicture } from '../../diagram/picture';
import { type Experiment, tryOut } from './experiment';
import type { MisconceptionId } from './misconceptions';
import type { QuestionDraft, RevealScene, Statement, Topic, WrongOption } from './question';
import { sceneOf } from './scene';

export interface Prediction {
  readonly template: string;
  readonly topic: Topic;
  /** Commands that build a cluster which suits, on a new one. */
  readonly example: readonly string[];
  /** The question about this cluster, or undefined where it has nothing to ask about. */
  ask(state: ClusterState, isOwn: boolean): QuestionDraft | undefined;
}

/** One of the outcomes that people expect. */
export interface Expected {
  /** The same as that of what happened, if it is what happened. */
  readonly outcome: string;
  readonly text: string;
  /** Why it came so; left out where it never does. */
  readonly why?: string;
  readonly misconception?: MisconceptionId;
  readonly fact?: string;
}

/** What a prediction asks about one subject in one cluster. */
export interface Setup {
  readonly command: string;
  readonly statement: Statement;
  /** The wrong belief that a right answer speaks against; the first one of the wrong options when left out. */
  readonly about?: MisconceptionId;
  readonly ask: string;
  readonly situation: string;
  /** What the picture is about. */
  readonly focus: readonly Ref[];
  /** Four, of which exactly one can come true. */
  readonly expected: readonly Expected[];
  /** Names what happened by comparing before and after. */
  readonly outcomeOf: (experiment: Experiment) => string;
  /** In the place of the usual pictures. */
  readonly picture?: readonly string[];
  /** The same in sentences. */
  readonly pictureText?: string;
  readonly reveal?: (experiment: Experiment) => RevealScene;
}

/** Lines of a picture under which the command still has room. */
const MOST_LINES = 14;

/**
 * The draft of a question, with the key from a run on a copy. Undefined when what happens is none of the outcomes
 * that can be explained: such a cluster does not suit the question.
 */
export function predict(
  { template, topic }: Prediction,
  state: ClusterState,
  isOwn: boolean,
  setup: Setup,
): QuestionDraft | undefined {
  const experiment = tryOut(state, setup.command);
  if (isRejected(experiment)) return undefined;
  const outcome = setup.outcomeOf(experiment);
  const right = setup.expected.find((expected) => expected.outcome === outcome);
  const [first, second, third, ...more] = setup.expected.filter((expected) => expected !== right).map(wrongOption);
  if (right?.why === undefined || !first || !second || !third || more.length > 0) return undefined;
  const cluster = new Cluster(state);
  const scene = { before: cluster, after: cluster, focus: setup.focus };
  const lines = setup.picture ?? drawPicture(scene);
  const { command, statement, ask, about = first.misconception } = setup;
  const situation = isOwn ? setup.situation : `This is about an example cluster. ${setup.situation}`;
  return {
    ...{ template, topic, statements: [statement], about, kind: 'prediction', ask, situation, command, isOwn },
    picture: [...(lines.length <= MOST_LINES ? lines : head(lines)), '', thenLine(command)],
    pictureText: [setup.pictureText ?? describePicture(scene).join(' '), `Then: ${command}.`].join(' '),
    right: { text: right.text, why: right.why },
    wrong: [first, second, third],
    reveal: setup.reveal?.(experiment) ?? sceneOf(experiment),
  };
}

/** The command that comes next, as it stands in the picture. */
export function thenLine(command: string): string {
  const line = `then   /kube ${command}`;
  return line.length <= PHONE_COLUMNS ? line : `then /kube ${command}`;
}

function wrongOption({ text, misconception, fact }: Expected): WrongOption | undefined {
  return misconception === undefined || fact === undefined ? undefined : { text, misconception, fact };
}

/** The owner lines alone. */
const head = (lines: readonly string[]): readonly string[] => lines.slice(0, Math.max(1, lines.indexOf('')));

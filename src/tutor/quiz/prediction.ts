/**
 * A question whose key nobody wrote: the command is run on a copy of a cluster, and what happened is the answer. What
 * people who hold one of three wrong beliefs expect is put beside it.
 */
import type { Ref } from '../../api/objects';
import { isRejected } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import type { ClusterState } from '../../cluster/state';
import { MAX_LINES, PHONE_COLUMNS } from '../../diagram/text/columns';
import { describePicture } from '../../diagram/describe';
import { drawPicture } from '../../diagram/text/picture';
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
  /** The same as that of what happened, if it is what happened; or whether it is. */
  readonly outcome: string | ((experiment: Experiment) => boolean);
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
  /**
   * One that comes true and three that do not; of more, the first three count that differ from each other. A function
   * where the numbers come from what happened.
   */
  readonly expected: readonly Expected[] | ((experiment: Experiment) => readonly Expected[]);
  /** Names what happened by comparing before and after. */
  readonly outcomeOf: (experiment: Experiment) => string;
  /** In the place of the usual pictures. */
  readonly picture?: readonly string[];
  /** The same in sentences. */
  readonly pictureText?: string;
  readonly reveal?: (experiment: Experiment) => RevealScene;
}

/** A headline has 60 columns, and begins with "Predict: ". */
const LONGEST_ASK = 51;
const LONGEST_SITUATION = 140;
const [LONGEST_OPTION, MOST_DIFFERENCE] = [44, 16];

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
  if (setup.ask.length > LONGEST_ASK || setup.situation.length > LONGEST_SITUATION) return undefined;
  const experiment = tryOut(state, setup.command);
  if (isRejected(experiment)) return undefined;
  const options = optionsOf(setup, experiment);
  if (options === undefined) return undefined;
  const [right, first, second, third] = options;
  const cluster = new Cluster(state);
  const scene = { before: cluster, after: cluster, focus: setup.focus };
  const lines = setup.picture ?? drawPicture(scene);
  const then = thenLines(setup.command);
  const { command, statement, ask, about = first.misconception } = setup;
  const situation = isOwn ? setup.situation : `This is about an example cluster. ${setup.situation}`;
  return {
    ...{ template, topic, statements: [statement], about, kind: 'prediction', ask, situation, command, isOwn },
    picture: [...(lines.length + 1 + then.length <= MAX_LINES ? lines : head(lines)), '', ...then],
    pictureText: [setup.pictureText ?? describePicture(scene).join(' '), `Then: ${command}.`].join(' '),
    right,
    wrong: [first, second, third],
    reveal: setup.reveal?.(experiment) ?? sceneOf(experiment),
  };
}

/** The command that comes next, as it stands in the picture: on two lines where one is too short. */
export function thenLines(command: string): readonly string[] {
  const line = `then   /kube ${command}`;
  if (line.length <= PHONE_COLUMNS) return [line];
  const short = `then /kube ${command}`;
  if (short.length <= PHONE_COLUMNS) return [short];
  const end = line.lastIndexOf(' ', PHONE_COLUMNS);
  return [line.slice(0, end), `${' '.repeat(12)}${line.slice(end)}`];
}

type Options = readonly [QuestionDraft['right'], WrongOption, WrongOption, WrongOption];

/** What came true, and three that did not; undefined where nothing that can be explained came true. */
function optionsOf({ expected, outcomeOf }: Setup, experiment: Experiment): Options | undefined {
  const outcome = outcomeOf(experiment);
  const isTrue = (one: Expected) =>
    typeof one.outcome === 'string' ? one.outcome === outcome : one.outcome(experiment);
  const all = typeof expected === 'function' ? expected(experiment) : expected;
  const right = all.find((one) => one.why !== undefined && isTrue(one));
  if (right?.why === undefined) return undefined;
  const wrong: (WrongOption & Pick<Expected, 'outcome'>)[] = [];
  for (const one of all) {
    const { misconception, fact, text } = one;
    if (misconception === undefined || fact === undefined || isTrue(one) || text === right.text) continue;
    const isKnown = wrong.some(
      (other) => other.outcome === one.outcome || other.text === text || other.misconception === misconception,
    );
    if (!isKnown) wrong.push({ text, misconception, fact, outcome: one.outcome });
  }
  const [first, second, third] = wrong.map(({ outcome: _compared, ...option }) => option);
  if (!first || !second || !third || !areAlike([right.text, first.text, second.text, third.text])) return undefined;
  return [{ text: right.text, why: right.why }, first, second, third];
}

/** Whether options fit beside each other, so that the length of one gives nothing away. */
function areAlike(texts: readonly string[]): boolean {
  const lengths = texts.map((text) => text.length);
  const longest = Math.max(...lengths);
  return longest <= LONGEST_OPTION && longest - Math.min(...lengths) <= MOST_DIFFERENCE;
}

/** The owner lines alone. */
const head = (lines: readonly string[]): readonly string[] => lines.slice(0, Math.max(1, lines.indexOf('')));

/**
 * What an exercise does to a cluster: its beginning, commands as a channel gives them, and whether a goal is reached.
 */
import { isRejected, type Rejection } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import type { ClusterState, Rules } from '../../cluster/state';
import { execute, isClusterVerb } from '../../commands/execute';
import { parseCommand } from '../../commands/grammar/parse';
import { CLUSTER_VERBS } from '../../commands/index';
import { play } from '../../commands/play';
import { CONTROLLERS } from '../../controllers/index';
import { Loop } from '../../controllers/loop';
import { checkExpectation } from '../../scenarios/expect';
import { type MadeNames, Placeholders } from '../../scenarios/placeholders';
import { ScenarioRun } from '../../scenarios/run';
import type { Expectation, Step } from '../../scenarios/scenario';
import type { Exercise } from './exercise';

/** A cluster while an exercise runs on it, and what was created in it since the exercise began. */
export interface Moment {
  readonly cluster: ClusterState;
  readonly made: MadeNames;
}

/** Pods in an exercise, as many as a channel may have: no number in a command, however large, takes more than a moment. */
const MOST_PODS = 500;

/** The cluster that an exercise begins with, and what went wrong on the way to it. */
export interface Beginning extends Moment {
  readonly problems: readonly string[];
  /** There was no time to come to its end. */
  readonly isCutOff: boolean;
}

/** @param isTimeUp asked again and again on the way */
export function beginningOf(
  { cluster, start }: Pick<Exercise, 'cluster' | 'start'>,
  isTimeUp: () => boolean = () => false,
): Beginning {
  const run = new ScenarioRun(cluster);
  run.cluster.mostPods = MOST_PODS;
  const problems: string[] = [];
  let isCutOff = false;
  for (const [index, step] of start.flatMap(inParts).entries()) {
    isCutOff = isTimeUp();
    if (isCutOff) break;
    problems.push(...run.step(step, index).problems.map((problem) => `line ${step.line}: ${problem}`));
  }
  return { cluster: run.cluster.snapshot(), made: run.made, problems, isCutOff };
}

/** Virtual time that passes at once: a long wait is many of them. */
const SLICE = 60_000;

function inParts(step: Step): readonly Step[] {
  if (!('wait' in step)) return [step];
  const whole = Math.floor(step.wait / SLICE);
  return [...Array.from({ length: whole }, () => ({ ...step, wait: SLICE })), { ...step, wait: step.wait % SLICE }];
}

/** A command, and then time until the cluster rests, as in a channel. A refused one changes nothing. */
export function afterCommand(moment: Moment, text: string): Moment | Rejection {
  const cluster = new Cluster(moment.cluster);
  cluster.mostPods = MOST_PODS;
  const [line, rules, then] = rulesIn(new Placeholders(cluster, moment.made).fill(text));
  if (rules !== undefined) cluster.rules = rules;
  if (line === '') return { ...moment, cluster: cluster.snapshot() };
  const parsed = parseCommand(line, CLUSTER_VERBS);
  if (isRejected(parsed)) return parsed;
  if (!isClusterVerb(parsed.verb)) throw new Error(`${parsed.verb.name} is no verb of the cluster`);
  const loop = new Loop(cluster, CONTROLLERS);
  const done = execute(parsed.verb, parsed.words, cluster);
  if (isRejected(done)) return done;
  const isChange = (done.effect ?? parsed.verb.effect) === 'change';
  if (isChange) play(loop, done, cluster);
  loop.close();
  return isChange || then ? momentAfter(moment, cluster.snapshot()) : moment;
}

/** `settings rules kubernetes then update db v2`: what is left of it, the rules that it sets, and whether more follows. */
function rulesIn(text: string): readonly [line: string, rules?: Rules, then?: boolean] {
  const [, rules, , line = ''] = /^settings rules (course|kubernetes)( then (.+))?$/is.exec(text.trim()) ?? [];
  return rules === undefined ? [text] : [line, rules.toLowerCase() === 'course' ? 'course' : 'kubernetes', line !== ''];
}

/** The moment that a command made of another. What came and went within it is not counted among what was created. */
export function momentAfter({ cluster: before, made }: Moment, cluster: ClusterState): Moment {
  if (before === cluster) return { cluster, made };
  const there = new Set(before.objects.map(({ metadata }) => metadata.uid));
  const added = (kind: 'Pod' | 'ReplicaSet') =>
    cluster.objects.filter((one) => one.kind === kind && !there.has(one.metadata.uid)).map((one) => one.metadata.name);
  return {
    cluster,
    made: { pods: [...made.pods, ...added('Pod')], replicaSets: [...made.replicaSets, ...added('ReplicaSet')] },
  };
}

/** What goals say that compare with the beginning of the step. */
const COMPARES = /as before|"(kept|new|same name)"|"(happened|passed)\b/;

/** Of the cluster at the beginning of a step what its goal may ask for later: no more is kept. */
export function comparedWith(goal: readonly Expectation[] | undefined, cluster: ClusterState): ClusterState {
  const isCompared = goal !== undefined && COMPARES.test(JSON.stringify(goal));
  return {
    ...cluster,
    objects: isCompared ? cluster.objects.filter(({ kind }) => kind !== 'Event' && kind !== 'EndpointSlice') : [],
    pods: {},
    nodes: {},
    claims: {},
    loads: {},
    disks: {},
    databases: {},
    autoscalers: {},
    attachments: {},
    backOffs: {},
    steps: cluster.steps.slice(-1),
  };
}

/** What of a goal does not hold, one line each; empty when it is reached. @param began the cluster when the step began */
export function missingOf(
  goal: readonly Expectation[],
  { cluster, made }: Moment,
  began: ClusterState,
): readonly string[] {
  const now = new Cluster(cluster);
  const placeholders = new Placeholders(now, made);
  const scene = { cluster: now, before: new Cluster(began), answers: [] };
  return goal.flatMap(({ subject, wanted, line }) =>
    checkExpectation(scene, { line, subject: placeholders.fill(subject), wanted: placeholders.fillAll(wanted) }),
  );
}

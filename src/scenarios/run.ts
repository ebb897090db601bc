/**
 * Runs a scenario: the cluster, the commands, virtual time, and what is expected. Pure: the same file gives the same
 * result on every machine.
 */
import type { Ref } from '../api/objects';
import { isRejected } from '../api/rejection';
import { Cluster } from '../cluster/cluster';
import { newCluster } from '../cluster/new-cluster';
import type { ClusterState } from '../cluster/state';
import { CLUSTER_VERBS } from '../commands';
import { execute, isClusterVerb } from '../commands/execute';
import { parseCommand } from '../commands/grammar/parse';
import type { Done } from '../commands/verb';
import { CONTROLLERS } from '../controllers';
import type { Requeue } from '../controllers/controller';
import { Loop } from '../controllers/loop';
import { checkExpectation } from './expect';
import { type MadeNames, Placeholders } from './placeholders';
import type { Expectation, Scenario, ScenarioCluster, Step } from './scenario';
import { Trace, type TraceLine } from './trace';

export interface StepResult {
  /** Counts from 0. */
  readonly step: number;
  /** Line of the file, from 1. */
  readonly line: number;
  readonly command?: CommandResult;
  /** Why the step failed; empty when it did not. */
  readonly problems: readonly string[];
}

export interface CommandResult {
  readonly command: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

export interface ScenarioResult {
  readonly steps: readonly StepResult[];
  readonly passed: boolean;
  readonly trace: readonly TraceLine[];
}

/** The controllers' effort in one scenario: far more than any real one needs, so that a runaway ends. */
const EFFORT_PER_SCENARIO = 1_000_000_000;

/** Runs all steps, also those after a failed one. */
export function runScenario(scenario: Scenario): ScenarioResult {
  const run = new ScenarioRun(scenario.cluster);
  const steps = scenario.steps.map((step, i) => run.step(step, i));
  return { steps, passed: steps.every(({ problems }) => problems.length === 0), trace: run.trace.finish() };
}

/** A scenario while it runs, step by step. */
export class ScenarioRun {
  readonly trace: Trace;
  readonly cluster: Cluster;
  private readonly placeholders: Placeholders;
  private readonly loop: Loop;

  /** What is compared with: the new cluster, until a step says to remember another. */
  private remembered: ClusterState;
  private readonly answers: CommandResult[] = [];
  private readonly touched: Ref[] = [];

  /**
   * @param from a cluster that is there already, or how a new one begins
   * @param effort what the whole run may take (see Loop)
   */
  constructor(from: ClusterState | ScenarioCluster, effort = EFFORT_PER_SCENARIO) {
    this.cluster = new Cluster('format' in from ? from : newCluster(from));
    this.trace = new Trace(this.cluster);
    this.placeholders = new Placeholders(this.cluster);
    this.loop = new Loop(this.cluster, CONTROLLERS, effort);
    this.loop.drain();
    this.remembered = this.cluster.snapshot();
  }

  /** What was created in this run until now. */
  get made(): MadeNames {
    return this.placeholders.made;
  }

  /** What the commands so far were about. */
  get focus(): readonly Ref[] {
    return [...this.touched];
  }

  /** What is due later. */
  pending(): readonly Requeue[] {
    return this.loop.pending();
  }

  step(step: Step, index: number): StepResult {
    const placed = { step: index, line: step.line };
    if ('kube' in step) {
      const command = this.command(this.placeholders.fill(step.kube), step.stdin);
      this.answers.push(command);
      this.trace.step({ step: index, ...command });
      return { ...placed, command, problems: judge(command, step.fails) };
    }
    const problems = this.pass(step);
    this.trace.step({ step: index });
    return { ...placed, problems };
  }

  /** What is not as expected now, one line each. */
  check(expectations: readonly Expectation[]): readonly string[] {
    const scene = { cluster: this.cluster, before: new Cluster(this.remembered), answers: this.answers };
    return expectations.flatMap(({ subject, wanted, ...placed }) =>
      checkExpectation(scene, {
        ...placed,
        subject: this.placeholders.fill(subject),
        wanted: this.placeholders.fillAll(wanted),
      }),
    );
  }

  /** Every step but a command. */
  private pass(step: Exclude<Step, { readonly kube: string }>): readonly string[] {
    if ('wait' in step) this.loop.advance(step.wait);
    else if ('timing' in step) this.cluster.timing = { ...this.cluster.timing, ...step.timing };
    else if ('rules' in step) this.cluster.rules = step.rules;
    else if ('remember' in step) this.remembered = this.cluster.snapshot();
    else if ('expect' in step) return this.check(step.expect);
    else if (step.settle === 'rest') this.loop.rest();
    else this.loop.settle(step.settle);
    return [];
  }

  private command(line: string, stdin: string | undefined): CommandResult {
    const text = stdin === undefined ? line : `${line}\n${this.placeholders.fill(stdin)}`;
    const parsed = parseCommand(text, CLUSTER_VERBS);
    if (isRejected(parsed)) return refusal(line, parsed.message);
    if (!isClusterVerb(parsed.verb)) throw new Error(`${parsed.verb.name} is no verb of the cluster`);
    const done = execute(parsed.verb, parsed.words, this.cluster);
    if (isRejected(done)) return refusal(line, done.message);
    this.touched.push(...done.focus);
    if (done.looks === undefined) this.loop.drain();
    else for (let look = 0; look < done.looks; look++) this.loop.step();
    return { command: line, ...this.finish(done) };
  }

  /** Lets a command that waits in kubectl run the clock until kubectl would return. */
  private finish(done: Done): Omit<CommandResult, 'command'> {
    if (done.advance !== undefined) this.loop.advance(done.advance);
    const before = { stdout: done.stdout, stderr: done.stderr ?? '', code: done.code ?? 0 };
    if (done.until === undefined) return before;
    const reached = this.loop.runUntil(done.until.holds, done.until.longest, done.until.retry);
    const end = done.until.finish?.(reached);
    if (end === undefined) return before;
    return {
      stdout: before.stdout + end.stdout,
      stderr: before.stderr + (end.stderr ?? ''),
      code: Math.max(before.code, end.code),
    };
  }
}

const refusal = (command: string, message: string): CommandResult => ({
  command,
  stdout: '',
  stderr: `${message}\n`,
  code: 1,
});

/** `fails: TEXT` means: not 0, and TEXT in stderr. */
function judge({ stderr, code }: CommandResult, fails: string | undefined): readonly string[] {
  if (fails === undefined) return code === 0 ? [] : [`failed: ${stderr.trim()}`];
  if (code === 0) return ['was expected to fail, and did not'];
  return stderr.includes(fails) ? [] : [`failed with another text: ${stderr.trim()}`];
}

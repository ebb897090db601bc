/**
 * A golden case: what is given, what is done, and then the objects as they stand. `NAME.given.yaml` is written by hand in
 * the words of scenario files, `NAME.then.yaml` by `UPDATE_GOLDEN=1 npx jest test/golden`: read the difference before
 * you keep it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { KubeObject } from '../../src/api/objects';
import { readScenario } from '../../src/scenarios/read';
import { ScenarioRun } from '../../src/scenarios/run';
import type { Step } from '../../src/cluster/step';
import { Aliases } from './aliases';
import { readable } from './readable';

/** What stands in `NAME.given.yaml`. */
interface Given {
  readonly name: string;
  /** The version whose behaviour it is. */
  readonly kubernetes: string;
  /** The upstream source that decides it. */
  readonly follows: string;
  readonly cluster?: object;
  /** Steps of a scenario; then the cluster comes to rest. */
  readonly given: readonly object[];
  readonly when: readonly object[];
  /** The kinds that are shown. */
  readonly shows: readonly string[];
}

const ENDING = '.given.yaml';

export const CASES: readonly string[] = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith(ENDING))
  .map((file) => file.slice(0, -ENDING.length))
  .sort();

export const givenOf = (name: string): Given => parse(readFileSync(join(__dirname, name + ENDING), 'utf8')) as Given;

export const thenFile = (name: string): string => join(__dirname, `${name}.then.yaml`);

/** The text of `NAME.then.yaml`. Throws where a step did not come out as the case says. */
export function thenOf(name: string): string {
  const { cluster = {}, given, when, shows, kubernetes } = givenOf(name);
  const steps = [...given, { settle: true }, ...when];
  const read = readScenario(stringify({ cluster: { timing: { pull: '0s' }, ...cluster }, steps }));
  if ('error' in read) throw new Error(`${name}: ${read.error.message}`);
  const run = new ScenarioRun(read.scenario.cluster);
  let [before, began] = [0, 0];
  const results = read.scenario.steps.map((step, index) => {
    if (index === given.length + 1) [before, began] = [lastStep(run), run.cluster.now];
    return run.step(step, index);
  });
  const problems = results.flatMap((step) => step.problems);
  if (problems.length > 0) throw new Error(`${name}: ${problems.join(' · ')}`);

  const aliases = new Aliases();
  const events: string[] = [];
  const untouched = new Set<string>();
  let hasBegun = false;
  let isWhen = false;
  let started = 0;
  const objects: KubeObject[] = [];
  for (const line of run.trace.finish()) {
    if ('type' in line) {
      if (!hasBegun) untouched.add(versionOf(line.object));
      if (line.type === 'ADDED') aliases.add(line.object);
      if (isWhen && line.object.kind === 'Event' && line.type !== 'DELETED') {
        const { type = '', reason = '', message = '', involvedObject } = line.object;
        const at = `${(line.at - started) / 1000}s`;
        events.push(`${at} ${type} ${reason} ${involvedObject.kind}/${involvedObject.name}: ${message}`);
      }
    } else if ('step' in line) {
      hasBegun = true;
      if (line.step === given.length) {
        isWhen = true;
        started = line.at;
      }
    } else {
      for (const kind of shows) objects.push(...((line.final as Record<string, readonly KubeObject[]>)[kind] ?? []));
    }
  }
  const then = {
    kubernetes,
    objects: objects.filter((object) => !untouched.has(versionOf(object))).map(readable),
    events: events.filter((event) => !/ (Pulling|Pulled|Created|Started|Scheduled) Pod\//.test(event)),
    steps: run.cluster.steps
      .filter((step) => step.id > before && isTold(step))
      .map((step) => stepInOneLine(step, began)),
  };
  return aliases.apply(stringify(then, { lineWidth: 0 }));
}

const lastStep = ({ cluster }: ScenarioRun): number => cluster.steps.at(-1)?.id ?? 0;

/** Without the everyday ones of Pods that start. */
const isTold = ({ actor }: Step): boolean => !['you', 'scheduler', 'kubelet'].includes(actor);

function stepInOneLine({ at, actor, verb, object, because, detail }: Step, began: number): string {
  const details = Object.entries(detail ?? {}).map(([name, value]) => `${name}=${String(value)}`);
  const what = [actor, verb, `${object.kind}/${object.name}`, ...details].join(' ');
  return `${(at - began) / 1000}s ${what}${because === undefined ? '' : `: ${because}`}`;
}

/** The cluster that everything begins with is not shown where it is as it was. */
const versionOf = ({ metadata }: KubeObject): string => `${metadata.uid} ${metadata.resourceVersion}`;

/**
 * Recomputes the key of a question of the bank: runs its scene, and asks the cluster which of the options is true.
 */
import { ScenarioRun } from '../../scenarios/run';
import type { ItemScene, WrittenItem } from './item';

/** What is wrong with the key of an item: empty where exactly the right option is true. */
export function problemsOf({ item, proof }: WrittenItem): readonly string[] {
  if (proof === undefined || item.scene === undefined) return ['has no proof'];
  const { run, problems } = play(item.scene);
  const wrong = proof.wrong.flatMap((expected, place) =>
    run.check(expected).length > 0 ? [] : [`"${item.wrong[place]!.text}" is true, too`],
  );
  return [...problems, ...run.check(proof.right).map((problem) => `the right option: ${problem}`), ...wrong];
}

/** The scene until its end; comparisons are with what was there before `then`. */
function play({ cluster, before, then }: ItemScene): {
  readonly run: ScenarioRun;
  readonly problems: readonly string[];
} {
  const run = new ScenarioRun(cluster);
  const steps = [...before, { line: 0, remember: true } as const, ...then];
  const problems = steps.flatMap((step, index) =>
    run.step(step, index).problems.map((problem) => `line ${step.line}: ${problem}`),
  );
  return { run, problems };
}

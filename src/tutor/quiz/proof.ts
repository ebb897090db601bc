/**
 * Recomputes the key of a question of the bank: plays its scene, and asks the cluster which of the options is true.
 */
import { isSenseless } from '../../scenarios/expect';
import type { WrittenItem } from './item';
import { playScene } from './play-scene';

/** What is wrong with the key of an item: empty where exactly the right option is true. */
export function problemsOf({ item, proof }: WrittenItem): readonly string[] {
  if (proof === undefined || item.scene === undefined) return ['has no proof'];
  const { run, problems } = playScene(item.scene);
  const wrong = proof.wrong.flatMap((expected, place) => {
    const { text } = item.wrong[place]!;
    const failed = run.check(expected);
    // An expectation that means nothing holds in no cluster, and would prove whatever one likes.
    const senseless = failed.filter(isSenseless).map((problem) => `"${text}": ${problem}`);
    return failed.length > 0 ? senseless : [`"${text}" is true, too`];
  });
  const right = run.check(proof.right).map((problem) => `the right option: ${problem}`);
  const empty = [proof.right, ...proof.wrong].some((expected) => expected.length === 0) ? ['a proof says nothing'] : [];
  return [...problems, ...empty, ...right, ...wrong];
}

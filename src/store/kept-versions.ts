/**
 * Which versions have a name: those outlive the rest.
 */
import type { SavedCluster } from '../app/ports';

/** Versions that `next` gave a name, and those that no name of `next` leads to any more. */
export function savedBetween(
  before: readonly SavedCluster[],
  next: readonly SavedCluster[],
): { readonly added: readonly number[]; readonly dropped: readonly number[] } {
  const [was, is] = [new Set(before.map(versionOf)), new Set(next.map(versionOf))];
  return { added: [...is].filter((version) => !was.has(version)), dropped: [...was].filter((one) => !is.has(one)) };
}

const versionOf = ({ version }: SavedCluster): number => version;

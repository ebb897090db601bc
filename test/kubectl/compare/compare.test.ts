/** What `/kube get`, `describe` and `rollout` print is what a real kubectl prints of the same cluster, byte for byte. */
import { KINDS } from '../../../src/api/kinds';
import { buildCluster, CLUSTERS } from './compared-clusters';
import { Comparison } from './comparison';
import { whereKubectlIs } from '../where-kubectl-is';

whereKubectlIs('a real kubectl', () => {
  test.each(CLUSTERS)('prints the same: $name', async (compared) => {
    const comparison = await Comparison.of(buildCluster(compared));
    try {
      expect(await comparison.differences(compared.looks)).toEqual([]);
    } finally {
      await comparison.close();
    }
  });

  test('describes, in one cluster or another, every kind', () => {
    const described = CLUSTERS.flatMap((compared) => {
      const cluster = buildCluster(compared);
      return Object.values(KINDS).flatMap(({ kind, plural, shortNames }) => {
        const words = [plural, ...shortNames].map((word) => `describe ${word}`);
        const isDescribed = compared.looks.some((look) =>
          words.some((word) => look === word || look.startsWith(`${word} -`)),
        );
        return isDescribed && cluster.list(kind).length > 0 ? [kind] : [];
      });
    });
    expect(new Set(described)).toEqual(new Set(Object.keys(KINDS)));
  });
});

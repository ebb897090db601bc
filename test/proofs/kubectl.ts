/**
 * `npm run proof:kubectl`: every way to look at every kind, in every cluster, beside a real kubectl. Prints each difference;
 * the exit status is 1 when there is one. `-- NAME` takes only the clusters whose names hold it.
 */
import { buildCluster, CLUSTERS } from '../kubectl/compare/compared-clusters';
import { Comparison } from '../kubectl/compare/comparison';
import { everyLook } from '../kubectl/compare/every-look';

async function compareAll(): Promise<number> {
  let different = 0;
  const [name = ''] = process.argv.slice(2);
  for (const compared of CLUSTERS.filter((one) => one.name.includes(name))) {
    const looks = [...compared.looks, ...everyLook()];
    const comparison = await Comparison.of(buildCluster(compared));
    const found = await comparison.differences(looks);
    await comparison.close();
    for (const { command, kubectl, ours } of found) {
      console.log(`\n${compared.name}: ${command}`);
      console.log(`kubectl (${kubectl.code}):\n${kubectl.stdout}${kubectl.stderr}`);
      console.log(`ours (${ours.code}):\n${ours.stdout}${ours.stderr}`);
    }
    console.log(`${compared.name}: ${looks.length} commands, ${found.length} different`);
    different += found.length;
  }
  return different;
}

void compareAll().then((different) => {
  process.exitCode = different === 0 ? 0 : 1;
});

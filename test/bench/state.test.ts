/** What is stored stays small: the aim of docs/performance.md, far below which it is. */
import { newChannel } from '../../src/app/new-channel';
import { packRecord } from '../../src/store/record-form';
import { clusterOf } from './state-clusters';

test('500 Pods of a Deployment take at most 40 bytes each', () => {
  const cluster = clusterOf('rolled out', 500);
  expect(cluster.objects.filter(({ kind }) => kind === 'Pod')).toHaveLength(500);
  const bytes = packRecord({ ...newChannel({ team: 'T1', channel: 'C1' }), version: 1, cluster }).length;
  expect(bytes / 500).toBeLessThan(40);
}, 60_000);

import { isRejected } from '../../../src/api/rejection';
import { createObject } from '../../../src/cluster/admission';
import { Cluster } from '../../../src/cluster/cluster';
import { newCluster } from '../../../src/cluster/new-cluster';
import { deployment } from '../../controllers/running-cluster';

const COST = 'controller.kubernetes.io/pod-deletion-cost';

test('a deletion cost that is no 32 bit integer is refused, in a Pod and in a template', () => {
  const cluster = new Cluster(newCluster());
  const containers = [{ name: 'c', image: 'web:v1' }];
  const annotations = { [COST]: '01' };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', annotations }, spec: { containers } };
  const refusedPod = createObject(cluster, pod as never);
  const why = `annotations[${COST}]: Invalid value: "01": must be a 32bit integer`;
  expect(isRejected(refusedPod) && refusedPod.message).toBe(`The Pod "p" is invalid: metadata.${why}`);
  const template = { metadata: { labels: { app: 'web' }, annotations }, spec: { containers } };
  const refused = createObject(cluster, deployment('web', { template }));
  expect(isRejected(refused) && refused.message).toBe(`The Deployment "web" is invalid: spec.template.${why}`);
});

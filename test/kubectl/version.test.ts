/** A real kubectl finds the cluster, and hears which version it is of. */
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import { KUBECTL_VERSION } from './binary';
import { ClusterServer } from './cluster-server';
import { Kubectl } from './kubectl';
import { whereKubectlIs } from './where-kubectl-is';

whereKubectlIs('a real kubectl', () => {
  let server: ClusterServer;
  let kubectl: Kubectl;
  beforeAll(async () => {
    server = await ClusterServer.start(new Cluster(newCluster()));
    kubectl = new Kubectl([`--server=${server.url}`]);
  });
  afterAll(async () => {
    kubectl.close();
    await server.close();
  });

  test('is of the version of the cluster', async () => {
    const { stdout, code } = await kubectl.run(['version', '-o', 'json']);
    const { clientVersion, serverVersion } = JSON.parse(stdout) as Record<string, { readonly gitVersion: string }>;
    expect(code).toBe(0);
    expect(clientVersion?.gitVersion).toMatch(new RegExp(`^v${KUBECTL_VERSION}\\.`));
    expect(serverVersion?.gitVersion).toBe('v1.35.2');
  });
});

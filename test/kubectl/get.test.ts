/**
 * Every form in which kubectl shows objects, and its small look-ups, beside a real kubectl: what is printed, what is
 * complained about, and how it ends.
 */
import { Practice } from '../commands/practice';
import { KINDS } from '../../src/api/kinds';
import { printExplained } from '../../src/printers/explain';
import { readFieldPath } from '../../src/tutor/explain/field-path';
import { ClusterServer } from './cluster-server';
import { Comparison } from './compare/comparison';
import { Kubectl } from './kubectl';
import { whereKubectlIs } from './where-kubectl-is';

const SHOWN = [
  'get deploy,sts -o kyaml',
  'get pods -o name --sort-by=.spec.nodeName',
  'get nodes -L kubernetes.io/os,disk',
  'get svc/web deploy/web svc/db',
  'get all,pvc --show-labels',
  'get pods --field-selector spec.nodeName=node-1',
  'get deploy,pods --field-selector spec.nodeName=node-1',
  'get pods -l "a in"',
  'get pod/x -l a=b',
  'get pods -o foo',
  'get pods -o jsonpath',
  'get pods -o custom-columns',
  `get pods -o jsonpath='{range .items[*]}{.metadata.name}{"\\t"}{.status.phase}{"\\n"}{end}'`,
  `get pods -o jsonpath='{.items[?(@.metadata.labels.app!="web")].metadata.name}'`,
  "get pods -o jsonpath='{.items[0:4:2].metadata.name} {.items[-1:].metadata.name}'",
  "get deploy web -o jsonpath='{.metadata.annotations.deployment\\.kubernetes\\.io/revision}'",
  "get deploy web -o jsonpath='{..image} {.nope} {.metadata.labels}'",
  "get deploy web -o jsonpath-as-json='{.status.conditions[*].type}'",
  "get deploy web -o jsonpath='{.status.conditions[?(@.type==\"A]'",
  "get deploy web -o jsonpath='{.spec.template.spec.containers[a]}'",
  "get deploy web -o jsonpath='{.items['",
  "get deploy web -o jsonpath='{!}'",
  'get pods -o custom-columns=NAME:.metadata.name,LABELS:.metadata.labels,NO:.nope',
  'get pods -o custom-columns=A',
  'get pods -n nowhere -o custom-columns=NAME:.metadata.name',
  'get pods -n nowhere -o json',
  'get po,nope',
  'get secret nope',
  'get pods --server-print=false',
];

const LOOKED_UP = [
  'events -A --types=Warning',
  'events --for deployment/web',
  'events --for pods',
  'events -n nowhere',
  'top pods -A --sum --containers',
  'top pods db-0 db-1',
  'top pod nope',
  'top nodes --sort-by=cpu',
  'top nodes -l a=b',
  'api-resources -o wide',
  'api-resources --verbs=list,patch --namespaced=false -o name',
  'api-resources --sort-by=foo',
  'api-versions',
  'version',
];

const EXPLAINED = [
  ...['deploy.spec.strategy', 'pod.spec.containers', 'secret.data', 'hpa.spec.metrics', 'pvc.spec.resources'],
  ...[KINDS.Lease, KINDS.Secret, KINDS.Job].map(({ plural }) => plural),
];

whereKubectlIs('beside a real kubectl', () => {
  const practice = new Practice({ timing: { pull: 0 } });
  for (const command of ['deploy web 2', 'deploy db 2 statefulset', 'update web v2']) practice.done(command);

  test('objects in every form', async () => {
    const comparison = await Comparison.of(practice.cluster);
    const differences = await comparison.differences(SHOWN);
    await comparison.close();
    expect(differences).toEqual([]);
  });

  test('what is looked up', async () => {
    const comparison = await Comparison.of(practice.cluster);
    const differences = await comparison.differences(LOOKED_UP);
    await comparison.close();
    expect(differences).toEqual([]);
  });

  test('explained fields', async () => {
    const server = await ClusterServer.start(practice.cluster);
    const kubectl = new Kubectl([`--server=${server.url}`]);
    const texts = await Promise.all(
      EXPLAINED.map((path) =>
        Promise.all([kubectl.run(['explain', path]), kubectl.run(['explain', path, '--recursive'])]),
      ),
    );
    kubectl.close();
    await server.close();
    expect(texts.map((runs) => runs.map(({ stdout }) => stdout))).toEqual(
      EXPLAINED.map((path) => {
        const field = readFieldPath(path);
        if (field === undefined || 'missing' in field) throw new Error(path);
        return [printExplained(field, false), printExplained(field, true)];
      }),
    );
  });
});

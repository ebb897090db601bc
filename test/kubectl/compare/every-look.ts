/**
 * Every way to look at every kind: more than `npm test` has time for.
 */
import { KINDS } from '../../../src/api/kinds';

const OUTPUTS = [
  '',
  ' -o wide',
  ' -o yaml',
  ' -o json',
  ' -o name',
  ' --show-labels',
  ' --no-headers',
  ' -A',
  ' -A -o wide',
];

/** Ways to say what is wanted, and ways to say it wrong. */
const OTHERS: readonly string[] = [
  'get deploy,svc,po -l app=web',
  'get pods -l app=web,tier!=back -L app,pod-template-hash',
  'get pods -l app=',
  'get pods -l ,',
  'get pods --field-selector status.phase=Running',
  'get pods --field-selector spec.nodeName=node-1 -o wide',
  'get pods --field-selector nothing=1',
  'get pods --sort-by=.metadata.name',
  'get pods --sort-by=.status.startTime -o wide',
  'get pv --sort-by=.spec.capacity.storage',
  'get pods -o jsonpath={.items[*].metadata.name}',
  'get pods -o custom-columns=NAME:.metadata.name,NODE:.spec.nodeName',
  'get pods -o nothing',
  'get nodes node-1 node-9',
  'get node/node-1 service/web deployment/nothing',
  'get node node-1 -o name',
  'get deployments.apps web',
  'get deployments.v1.apps web',
  'get deployments.nothing web',
  'get nothing',
  'get pods,nothing',
  'get pods/',
  'get',
  'get pods -n nowhere',
  'get all -n nowhere',
  'get all -A',
  'describe',
  'describe nothing',
  'describe pods -n nowhere',
  'describe nodes/node-1 nodes/node-2',
  'describe node node-',
  'describe nodes -l kubernetes.io/hostname=node-1',
  'describe deploy,svc -l app=web',
  'describe pods -l app=nothing',
  'rollout history deployment/web --revision=99',
  'rollout history deployment/web --revision=-1',
  'rollout history nothing/web',
  'rollout history',
  'rollout status',
  'rollout status deployment/nothing',
  'rollout status deployment/web --revision=99 --watch=false',
];

/** Commands for one cluster. */
export function everyLook(): readonly string[] {
  const ofKinds = Object.values(KINDS).flatMap(({ plural, kind, namespaced, isDerived }) => [
    ...OUTPUTS.map((output) => `get ${plural}${output}`),
    `describe ${plural}`,
    ...(namespaced ? [`describe ${plural} -A`] : []),
    `describe ${plural} --show-events=false`,
    // A refusal is one text here: the warning about Endpoints that kubectl prints above it is not in it.
    ...(isDerived === true
      ? []
      : [
          `describe ${kind} nothing`,
          `get ${kind} nothing`,
          `rollout history ${plural}`,
          `rollout status ${plural} --watch=false`,
        ]),
  ]);
  return [...ofKinds, ...OTHERS];
}

/**
 * `expose`: makes a Service for a workload's Pods. Follows kubectl/pkg/cmd/expose.
 */
import { KINDS } from '../../api/kinds';
import { type Draft, type KubeObject, refOf, type Service, type Workload } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { createObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { isTemplated } from '../changes/containers';
import { actAsYou } from '../changes/intent';
import { commandLine, namespaceOf, numberOf, textOf, type Words } from '../grammar/words';
import { readWorkloads } from '../naming/workload-names';
import type { Done, Verb } from '../verb';

interface ExposeArgs {
  readonly workload: Workload;
  readonly name: string;
  readonly port: number;
  readonly targetPort: string | undefined;
}

export const expose: Verb<ExposeArgs> = {
  name: 'expose',
  usage: 'expose deployment NAME --port=80',
  summary: 'makes a Service: one address for all ready Pods',
  examples: ['expose deployment web --port=80'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'port', takes: 'number' },
    { name: 'target-port', takes: 'text' },
    { name: 'name', takes: 'text' },
  ],
  parse: readExpose,
  run: runExpose,
};

/** kubectl exposes these; a StatefulSet or DaemonSet it refuses. */
const EXPOSED: readonly KubeObject['kind'][] = ['Deployment', 'ReplicaSet'];

function readExpose(words: Words, cluster: Cluster): Result<ExposeArgs> {
  const again = (name: string): string => commandLine('expose', words, ['deployment', name]);
  const found = readWorkloads(cluster, words.positional, namespaceOf(words), ['Deployment', 'ReplicaSet'], again);
  if (isRejected(found)) return found;
  const [workload] = found;
  if (workload === undefined || !isTemplated(workload) || !EXPOSED.includes(workload.kind)) {
    return clientError(`cannot expose a ${workload?.kind ?? 'resource'}`);
  }
  const { containers } = workload.spec.template.spec;
  const port = numberOf(words, 'port') ?? containers.flatMap((container) => container.ports ?? [])[0]?.containerPort;
  if (port === undefined) {
    const fixes = [`expose deployment ${workload.metadata.name} --port=80`];
    return { ...clientError("couldn't find port via --port flag or introspection"), hint: 'Which port?', fixes };
  }
  const name = textOf(words, 'name') ?? workload.metadata.name;
  return { workload, name, port, targetPort: textOf(words, 'target-port') };
}

function runExpose({ workload, name, port, targetPort }: ExposeArgs, cluster: Cluster): Result<Done> {
  const { namespace = 'default', labels } = workload.metadata;
  const target = targetPort === undefined ? port : /^\d+$/.test(targetPort) ? Number(targetPort) : targetPort;
  const draft: Draft<Service> = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels },
    spec: { selector: workload.spec.selector.matchLabels, ports: [{ port, protocol: 'TCP', targetPort: target }] },
  };
  const made = actAsYou(cluster, { verb: 'created', object: { kind: 'Service', name, namespace } }, (copy) =>
    createObject(copy, draft),
  );
  if (isRejected(made)) return made;
  const named = name === workload.metadata.name ? '' : ` --name=${name}`;
  const line = `expose ${KINDS[workload.kind].singular} ${workload.metadata.name} --port=${port}${named}`;
  return { understood: line, kubectl: { line }, stdout: resultLine(made, 'exposed'), focus: [refOf(made)] };
}

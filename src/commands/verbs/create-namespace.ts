/**
 * `create namespace`: makes a room of its own for objects. Follows kubectl/pkg/cmd/create/create_namespace.go.
 */
import { type Draft, type Namespace, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { createObject } from '../../cluster/admission';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import type { Words } from '../grammar/words';
import type { Verb } from '../verb';

export const createNamespace: Verb<string> = {
  name: 'create namespace',
  aliases: ['create ns', 'create namespaces'],
  usage: 'create namespace NAME',
  summary: 'makes a Namespace: a room for objects of one team',
  examples: ['create namespace team'],
  effect: 'change',
  origin: 'kubectl',
  parse: readName,
  run: (name, cluster) => {
    const draft = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } } as unknown as Draft<Namespace>;
    const made = actAsYou(cluster, { verb: 'created', object: { kind: 'Namespace', name } }, (target) =>
      createObject(target, draft),
    );
    if (isRejected(made)) return made;
    const line = `create namespace ${name}`;
    return { understood: line, kubectl: { line }, stdout: resultLine(made, 'created'), focus: [refOf(made)] };
  },
};

function readName({ positional }: Words): Result<string> {
  const [name, ...more] = positional;
  if (name !== undefined && more.length === 0) return name;
  const message = `exactly one NAME is required, got ${positional.length}`;
  return {
    ...clientError(`${message}\nSee 'kubectl create namespace -h' for help and examples`),
    hint: 'How is it called?',
    fixes: ['create namespace team'],
  };
}

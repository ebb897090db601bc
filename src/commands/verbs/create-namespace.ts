/**
 * `create namespace`: makes a room of its own for objects. Follows kubectl/pkg/cmd/create/create_namespace.go.
 */
import type { Result } from '../../api/rejection';
import { type Generated, generated, oneName, onlyMade, post } from '../generators/generated';
import type { Words } from '../grammar/words';
import type { Verb } from '../verb';

const EXAMPLE = 'create namespace team';

export const createNamespace: Verb<Generated> = {
  name: 'create namespace',
  aliases: ['create ns', 'create namespaces'],
  usage: 'create namespace NAME',
  summary: 'makes a Namespace: a room for objects of one team',
  examples: [EXAMPLE],
  effect: 'change',
  origin: 'kubectl',
  parse: readNamespace,
  run: (made, cluster) => post(made, cluster),
  offline: onlyMade,
};

function readNamespace(words: Words): Result<Generated> {
  const [name = ''] = words.positional;
  if (words.positional.length !== 1) return oneName('create namespace', words.positional, EXAMPLE);
  const object = { kind: 'Namespace', apiVersion: 'v1', metadata: { name }, spec: {}, status: {} } as const;
  return generated('create namespace', words, object);
}

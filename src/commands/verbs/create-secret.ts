/**
 * `create secret generic`: keeps what is not everybody's business. Follows kubectl/pkg/cmd/create/create_secret.go.
 */
import { encodeBase64 } from '../../api/base64';
import { isRejected, type Result } from '../../api/rejection';
import { type Generated, generated, oneName, onlyMade, post } from '../generators/generated';
import { LITERAL_FLAGS, readLiterals } from '../generators/literals';
import { textOf, type Words } from '../grammar/words';
import type { Verb } from '../verb';

const VERB = 'create secret generic';
const EXAMPLE = 'create secret generic login --from-literal=user=ana';

export const createSecret: Verb<Generated> = {
  name: VERB,
  usage: 'create secret generic NAME --from-literal=KEY=VALUE',
  summary: 'keeps values that get their own permissions',
  examples: [EXAMPLE],
  effect: 'change',
  origin: 'kubectl',
  flags: [...LITERAL_FLAGS, { name: 'type', takes: 'text' }],
  parse: readSecret,
  run: (made, cluster) => post(made, cluster, 'secret'),
  offline: onlyMade,
};

function readSecret(words: Words): Result<Generated> {
  const { positional } = words;
  const [name = ''] = positional;
  if (positional.length !== 1) return oneName(VERB, positional, EXAMPLE);
  const literals = readLiterals('Secret', name, words);
  if (isRejected(literals)) return literals;
  const data = Object.fromEntries(Object.entries(literals).map(([key, value]) => [key, encodeBase64(value)]));
  const type = textOf(words, 'type') ?? '';
  return generated(VERB, words, {
    kind: 'Secret',
    apiVersion: 'v1',
    metadata: { name },
    ...(Object.keys(data).length === 0 ? {} : { data }),
    ...(type === '' ? {} : { type }),
  });
}

/**
 * `create secret generic`: keeps what is not everybody's business. Follows kubectl/pkg/cmd/create/create_secret.go.
 */
import { encodeBase64 } from '../../api/base64';
import { isRejected, type Result } from '../../api/rejection';
import { hiddenLiteral } from '../changes/hidden-values';
import { type Generated, generated, oneName, onlyMade, post } from '../generators/generated';
import { LITERAL_FLAGS, readLiterals } from '../generators/literals';
import { textOf, valuesOf, type Words, withValues } from '../grammar/words';
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
  return generated(VERB, withHiddenValues(words), {
    kind: 'Secret',
    apiVersion: 'v1',
    metadata: { name },
    ...(Object.keys(data).length === 0 ? {} : { data }),
    ...(type === '' ? {} : { type }),
  });
}

/** What was typed, as it is told to others. */
function withHiddenValues(words: Words): Words {
  const literals = valuesOf(words, 'from-literal');
  return literals.length === 0 ? words : withValues(words, 'from-literal', literals.map(hiddenLiteral));
}

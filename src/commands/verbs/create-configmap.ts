/**
 * `create configmap`: keeps settings under a name. Follows kubectl/pkg/cmd/create/create_configmap.go.
 */
import { isRejected, type Result } from '../../api/rejection';
import { type Generated, generated, oneName, onlyMade, post } from '../generators/generated';
import { LITERAL_FLAGS, readLiterals } from '../generators/literals';
import type { Words } from '../grammar/words';
import type { Verb } from '../verb';

const EXAMPLE = 'create configmap settings --from-literal=mode=fast';

export const createConfigMap: Verb<Generated> = {
  name: 'create configmap',
  aliases: ['create cm', 'create configmaps'],
  usage: 'create configmap NAME --from-literal=KEY=VALUE',
  summary: 'keeps settings that Pods can read',
  examples: [EXAMPLE],
  effect: 'change',
  origin: 'kubectl',
  flags: LITERAL_FLAGS,
  parse: readConfigMap,
  run: (made, cluster) => post(made, cluster, 'configmap'),
  offline: onlyMade,
};

function readConfigMap(words: Words): Result<Generated> {
  const { positional } = words;
  const [name = ''] = positional;
  if (positional.length !== 1) return oneName('create configmap', positional, EXAMPLE);
  const data = readLiterals('ConfigMap', name, words);
  if (isRejected(data)) return data;
  return generated('create configmap', words, {
    kind: 'ConfigMap',
    apiVersion: 'v1',
    metadata: { name },
    ...(Object.keys(data).length === 0 ? {} : { data }),
  });
}

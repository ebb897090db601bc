/**
 * `set env`: changes environment variables. Follows kubectl/pkg/cmd/set/set_env.go.
 */
import type { Container } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { readNamed, runSet, type SetArgs, type SetCommand } from '../changes/set-containers';
import { isPair } from '../grammar/pairs';
import type { Words } from '../grammar/words';
import type { Verb } from '../verb';

const COMMAND: SetCommand = {
  name: 'set env',
  operation: 'env updated',
  failure: 'patch env update to pod template:',
};

export const setEnv: Verb<SetArgs> = {
  name: 'set env',
  usage: 'set env KIND/NAME KEY=VALUE',
  summary: 'sets environment variables of something that runs',
  examples: ['set env deployment/web MODE=fast', 'set env deployment/web MODE-'],
  effect: 'change',
  origin: 'kubectl',
  parse: readEnv,
  run: (args, cluster) => runSet(COMMAND, args, cluster),
};

function readEnv(words: Words, cluster: Cluster): Result<SetArgs> {
  const pairs = words.positional.filter(isPair);
  const names = words.positional.filter((word) => !isPair(word));
  const objects = readNamed(COMMAND, words, cluster, names, pairs);
  if (isRejected(objects)) return objects;
  if (pairs.length === 0) return clientError('at least one environment variable must be provided');
  return { objects, change: (container) => withEnv(container, pairs), rest: pairs.join(' ') };
}

function withEnv(container: Container, pairs: readonly string[]): Container {
  const env = new Map((container.env ?? []).map((variable) => [variable.name, variable]));
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 0) env.delete(pair.slice(0, -1));
    else env.set(pair.slice(0, at), { name: pair.slice(0, at), value: pair.slice(at + 1) });
  }
  return { ...container, env: env.size === 0 ? undefined : [...env.values()] };
}

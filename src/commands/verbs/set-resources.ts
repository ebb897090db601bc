/**
 * `set resources`: changes what containers may use. Follows kubectl/pkg/cmd/set/set_resources.go.
 */
import type { Container } from '../../api/objects';
import { canonicalQuantity, QUANTITY_ERROR } from '../../api/quantity';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { containersOf } from '../changes/containers';
import {
  CONTAINER_FLAG,
  picks,
  readNamed,
  runSet,
  SET_FLAGS,
  type SetArgs,
  type SetCommand,
} from '../changes/set-containers';
import { textOf, type Words } from '../grammar/words';
import type { Verb } from '../verb';

const COMMAND: SetCommand = {
  name: 'set resources',
  operation: 'resource requirements updated',
  failure: 'patch resources update to pod template',
};

export const setResources: Verb<SetArgs> = {
  name: 'set resources',
  usage: 'set resources KIND/NAME --requests=cpu=100m --limits=memory=64Mi',
  summary: 'sets what the containers of something may use',
  examples: ['set resources deployment/web --requests=cpu=500m'],
  effect: 'change',
  origin: 'kubectl',
  flags: [...SET_FLAGS, CONTAINER_FLAG, { name: 'limits', takes: 'text' }, { name: 'requests', takes: 'text' }],
  parse: readResources,
  run: (args, cluster) => runSet(COMMAND, args, cluster),
};

type Amounts = Readonly<Record<string, string>>;

function readResources(words: Words, cluster: Cluster): Result<SetArgs> {
  const objects = readNamed(COMMAND, words, cluster, words.positional, []);
  if (isRejected(objects)) return objects;
  const [limits, requests] = [readAmounts(textOf(words, 'limits')), readAmounts(textOf(words, 'requests'))];
  if (isRejected(limits)) return limits;
  if (isRejected(requests)) return requests;
  if (limits === undefined && requests === undefined) {
    return clientError('you must specify an update to requests or limits (in the form of --requests/--limits)');
  }
  const flags = ['containers', 'limits', 'requests'].flatMap((flag) =>
    words.flags.has(flag) ? [`--${flag}=${textOf(words, flag) ?? ''}`] : [],
  );
  const isPicked = picks(words);
  const without = objects.find((object) => !containersOf(object).some(({ name }) => isPicked(name)));
  if (without !== undefined) {
    const hint = `It has ${containersOf(without)
      .map(({ name }) => name)
      .join(', ')}.`;
    return { ...clientError(`unable to find container named ${textOf(words, 'containers') ?? ''}`), hint };
  }
  return {
    objects,
    change: (container) => withResources(container, limits, requests),
    rest: flags.join(' '),
    isPicked,
  };
}

function withResources(container: Container, limits: Amounts | undefined, requests: Amounts | undefined): Container {
  const { resources } = container;
  return {
    ...container,
    resources: {
      ...resources,
      ...(limits === undefined ? {} : { limits: { ...resources?.limits, ...limits } }),
      ...(requests === undefined ? {} : { requests: { ...resources?.requests, ...requests } }),
    },
  };
}

/** `cpu=100m,memory=64Mi`. */
function readAmounts(text: string | undefined): Result<Amounts | undefined> {
  if (text === undefined || text === '') return undefined;
  const amounts: [string, string][] = [];
  for (const pair of text.split(',')) {
    const [name = '', amount = '', ...more] = pair.split('=');
    if (amount === '' || more.length > 0) {
      return clientError(`Invalid argument syntax ${pair}, expected <resource>=<value>`);
    }
    const canonical = canonicalQuantity(amount);
    if (canonical === undefined) return clientError(QUANTITY_ERROR);
    amounts.push([name, canonical]);
  }
  return Object.fromEntries(amounts);
}

/**
 * `create poddisruptionbudget`: how many Pods an eviction has to leave. Follows kubectl/pkg/cmd/create/create_pdb.go.
 */
import { parseSelector } from '../../api/selector-syntax';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { type Generated, generated, oneName, onlyMade, post } from '../generators/generated';
import { textOf, type Words } from '../grammar/words';
import type { Verb } from '../verb';

const VERB = 'create poddisruptionbudget';
const EXAMPLE = `${VERB} web --selector=app=web --min-available=2`;

export const createBudget: Verb<Generated> = {
  name: VERB,
  aliases: ['create pdb'],
  usage: 'create poddisruptionbudget NAME --selector=app=web --min-available=N',
  summary: 'limits how many Pods evictions may take at a time',
  examples: [EXAMPLE],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'selector', takes: 'text' },
    { name: 'min-available', takes: 'text' },
    { name: 'max-unavailable', takes: 'text' },
  ],
  parse: readBudget,
  run: (made, cluster) => post(made, cluster, 'poddisruptionbudgets'),
  offline: onlyMade,
};

function readBudget(words: Words): Result<Generated> {
  const { positional } = words;
  const [name = ''] = positional;
  if (positional.length !== 1) return oneName(VERB, positional, EXAMPLE);
  const [min = '', max = ''] = [textOf(words, 'min-available'), textOf(words, 'max-unavailable')];
  const wrong = refused(name, textOf(words, 'selector') ?? '', min, max);
  if (wrong !== undefined) return wrong;
  const selector = parseSelector(textOf(words, 'selector') ?? '');
  if (isRejected(selector)) return selector;
  return generated(VERB, words, {
    kind: 'PodDisruptionBudget',
    apiVersion: 'policy/v1',
    metadata: { name },
    spec: {
      ...(min === '' ? {} : { minAvailable: amount(min) }),
      selector,
      ...(max === '' ? {} : { maxUnavailable: amount(max) }),
    },
    status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
  });
}

function refused(name: string, selector: string, min: string, max: string): Rejection | undefined {
  const refuse = (message: string, hint: string): Rejection => ({
    ...clientError(message),
    hint,
    fixes: [`${VERB} ${name} --selector=${selector || `app=${name}`} --min-available=2`],
  });
  if (selector === '') return refuse('a selector must be specified', 'For which Pods? --selector=app=web');
  if (min === '' && max === '') {
    return refuse(
      'one of min-available or max-unavailable must be specified',
      'How many have to stay? --min-available=2',
    );
  }
  if (min !== '' && max !== '') {
    return refuse('min-available and max-unavailable cannot be both specified', 'Say one of them: the other follows.');
  }
  const which = min !== '' ? 'min-available' : 'max-unavailable';
  const isAmount = /^\d+%?$/.test(min + max);
  return isAmount
    ? undefined
    : refuse(`invalid format specified for ${which}`, 'A number of Pods, or a share: 2 or 50%.');
}

const amount = (text: string): number | string => (text.endsWith('%') ? text : Number(text));

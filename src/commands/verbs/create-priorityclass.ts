/**
 * `create priorityclass`: a name for how important Pods are. Follows kubectl/pkg/cmd/create/create_priorityclass.go.
 */
import type { Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { type Generated, generated, onlyMade, post } from '../generators/generated';
import { isOn, numberOf, textOf, type Words } from '../grammar/words';
import type { Verb } from '../verb';

const VERB = 'create priorityclass';
const EXAMPLE = 'create priorityclass high --value=1000';

export const createPriorityClass: Verb<Generated> = {
  name: VERB,
  aliases: ['create pc'],
  usage: 'create priorityclass NAME --value=N',
  summary: 'names how important Pods are',
  examples: [EXAMPLE],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'value', takes: 'number' },
    { name: 'global-default', takes: 'switch' },
    { name: 'description', takes: 'text' },
    { name: 'preemption-policy', takes: 'text' },
  ],
  parse: readCreatePriorityClass,
  run: (made, cluster) => post(made, cluster, 'priorityclass'),
  offline: onlyMade,
};

function readCreatePriorityClass(words: Words): Result<Generated> {
  const [name, more, ...rest] = words.positional;
  // On a phone the number stands behind the name: `create priorityclass high 1000`.
  const spoken = more !== undefined && /^-?\d+$/.test(more) && !words.flags.has('value') ? Number(more) : undefined;
  const extra = (more === undefined ? 0 : 1) + rest.length - (spoken === undefined ? 0 : 1);
  if (name === undefined || extra > 0) {
    const message = `exactly one NAME is required, got ${words.positional.length}`;
    return {
      ...clientError(`${message}\nSee 'kubectl create priorityclass -h' for help and examples`),
      hint: 'How is it called, and how important are its Pods? Pods without a class have 0.',
      fixes: [EXAMPLE],
    };
  }
  const value = spoken ?? numberOf(words, 'value') ?? 0;
  const isDefault = isOn(words, 'global-default');
  const description = textOf(words, 'description') ?? '';
  const made = {
    kind: 'PriorityClass',
    apiVersion: 'scheduling.k8s.io/v1',
    metadata: { name },
    value,
    ...(isDefault && { globalDefault: true }),
    ...(description !== '' && { description }),
    preemptionPolicy: textOf(words, 'preemption-policy') ?? 'PreemptLowerPriority',
  } as const;
  const flags = new Map<string, string | true>([
    ['value', `${value}`],
    ...[...words.flags].filter(([flag]) => flag !== 'value'),
  ]);
  return generated(VERB, { ...words, flags }, made);
}

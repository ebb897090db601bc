/**
 * `create priorityclass`: a name for how important Pods are. Follows kubectl/pkg/cmd/create/create_priorityclass.go.
 */
import { type Draft, type PriorityClass, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError, failedTo } from '../../api/status';
import { createObject } from '../../cluster/admission';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { isOn, numberOf, quoted, textOf, type Words } from '../grammar/words';
import type { Verb } from '../verb';

interface PriorityClassPlan {
  readonly draft: Draft<PriorityClass>;
  readonly line: string;
}

const EXAMPLE = 'create priorityclass high --value=1000';

export const createPriorityClass: Verb<PriorityClassPlan> = {
  name: 'create priorityclass',
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
  run: ({ draft, line }, cluster) => {
    const { name = '' } = draft.metadata;
    const made = actAsYou(cluster, { verb: 'created', object: { kind: 'PriorityClass', name } }, (target) =>
      createObject(target, draft),
    );
    if (isRejected(made)) return failedTo('create priorityclass:', made);
    return { understood: line, kubectl: { line }, stdout: resultLine(made, 'created'), focus: [refOf(made)] };
  },
};

function readCreatePriorityClass(words: Words): Result<PriorityClassPlan> {
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
  const policy = textOf(words, 'preemption-policy');
  const draft: Draft<PriorityClass> = {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name },
    value,
    ...(isDefault && { globalDefault: true }),
    ...(description !== '' && { description }),
    preemptionPolicy: policy ?? 'PreemptLowerPriority',
  };
  const parts = [
    `create priorityclass ${name} --value=${value}`,
    ...(isDefault ? ['--global-default=true'] : []),
    ...(description === '' ? [] : [`--description=${quoted(description)}`]),
    ...(policy === undefined ? [] : [`--preemption-policy=${policy}`]),
  ];
  return { draft, line: parts.join(' ') };
}

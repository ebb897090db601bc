/**
 * `create quota`: limits what a namespace may hold. Follows kubectl/pkg/cmd/create/create_quota.go.
 */
import { type Draft, type ResourceQuota, refOf } from '../../api/objects';
import { canonicalQuantity, QUANTITY_ERROR } from '../../api/quantity';
import { isRejected, type Result } from '../../api/rejection';
import { clientError, failedTo } from '../../api/status';
import { createObject } from '../../cluster/admission';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { commandLine, namespaceOf, textOf, type Words } from '../grammar/words';
import type { Verb } from '../verb';

interface QuotaPlan {
  readonly draft: Draft<ResourceQuota>;
  readonly line: string;
}

export const createQuota: Verb<QuotaPlan> = {
  name: 'create quota',
  aliases: ['create resourcequota'],
  usage: 'create quota NAME --hard=pods=N',
  summary: 'limits what a namespace may hold',
  examples: ['create quota small --hard=pods=3'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'hard', takes: 'text' },
    { name: 'scopes', takes: 'text' },
  ],
  parse: readCreateQuota,
  run: ({ draft, line }, cluster) => {
    const { name = '', namespace } = draft.metadata;
    const made = actAsYou(cluster, { verb: 'created', object: { kind: 'ResourceQuota', name, namespace } }, (target) =>
      createObject(target, draft),
    );
    if (isRejected(made)) return failedTo('create quota:', made);
    return { understood: line, kubectl: { line }, stdout: resultLine(made, 'created'), focus: [refOf(made)] };
  },
};

function readCreateQuota(words: Words): Result<QuotaPlan> {
  const [name, ...more] = words.positional;
  if (name === undefined || more.length > 0) {
    const message = `exactly one NAME is required, got ${words.positional.length}`;
    return {
      ...clientError(`${message}\nSee 'kubectl create quota -h' for help and examples`),
      hint: 'How is it called, and how much may it hold?',
      fixes: ['create quota small --hard=pods=3'],
    };
  }
  const hard = readHard(textOf(words, 'hard') ?? '');
  if (isRejected(hard)) return hard;
  return {
    draft: {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name, namespace: namespaceOf(words) },
      spec: { hard, ...readScopes(textOf(words, 'scopes') ?? '') },
    },
    line: commandLine('create quota', words, [name]),
  };
}

/** `BestEffort,NotTerminating`: which Pods count. */
function readScopes(text: string): { readonly scopes?: string[] } {
  return text === '' ? {} : { scopes: text.split(',') };
}

/** `pods=3,cpu=2`. Follows populateResourceListV1. */
function readHard(text: string): Result<Readonly<Record<string, string>>> {
  const hard: [string, string][] = [];
  for (const pair of text === '' ? [] : text.split(',')) {
    const [resource = '', amount, ...more] = pair.split('=');
    if (amount === undefined || more.length > 0) {
      return clientError(`Invalid argument syntax ${pair}, expected <resource>=<value>`);
    }
    const quantity = canonicalQuantity(amount);
    if (quantity === undefined) return clientError(QUANTITY_ERROR);
    hard.push([resource, quantity]);
  }
  return Object.fromEntries(hard);
}

/**
 * `create quota`: limits what a namespace may hold. Follows kubectl/pkg/cmd/create/create_quota.go.
 */
import { canonicalQuantity, QUANTITY_ERROR } from '../../api/quantity';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { type Generated, generated, onlyMade, post } from '../generators/generated';
import { textOf, type Words } from '../grammar/words';
import type { Verb } from '../verb';

export const createQuota: Verb<Generated> = {
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
  run: (made, cluster) => post(made, cluster, 'quota'),
  offline: onlyMade,
};

function readCreateQuota(words: Words): Result<Generated> {
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
  const scopes = readScopes(textOf(words, 'scopes') ?? '');
  return generated('create quota', words, {
    kind: 'ResourceQuota',
    apiVersion: 'v1',
    metadata: { name },
    spec: { ...(Object.keys(hard).length === 0 ? {} : { hard }), ...scopes },
    status: {},
  });
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

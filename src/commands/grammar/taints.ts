/**
 * Taints in commands: `gpu=yes:NoSchedule` sets one, `gpu:NoSchedule-` or `gpu-` takes it away.
 * Follows kubectl/pkg/cmd/taint/utils.go.
 */
import type { Taint } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { labelValue, qualifiedName } from '../../api/validation/names';

export interface TaintChanges {
  readonly add: readonly Taint[];
  /** A key, with an effect if only that one goes. */
  readonly remove: readonly { readonly key: string; readonly effect?: string }[];
}

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

export const isTaintSpec = (word: string): boolean => word.includes(':') || word.includes('=') || word.endsWith('-');

/** What the words set and take away; the first one that is no taint refuses all. */
export function readTaintChanges(specs: readonly string[]): Result<TaintChanges> {
  const add: Taint[] = [];
  const remove: { key: string; effect?: string }[] = [];
  for (const spec of specs) {
    const isRemoval = spec.endsWith('-');
    const taint = readSpec(isRemoval ? spec.slice(0, -1) : spec);
    if (isRejected(taint)) return taint;
    const { key, effect, value } = taint;
    if (isRemoval) remove.push(effect === undefined ? { key } : { key, effect });
    else if (effect === undefined) return wrongSpec(spec);
    else add.push(value === undefined ? { key, effect } : { key, value, effect });
  }
  const twice = add.find((one, i) => add.findIndex((two) => two.key === one.key && two.effect === one.effect) < i);
  if (twice !== undefined) {
    const { key, value = '', effect } = twice;
    const message = `duplicated taints with the same key and effect: {${key} ${value} ${effect} <nil>}`;
    return { ...usageError(message), hint: 'A Node has one taint of a key and an effect.' };
  }
  const both = add.filter(({ key, effect }) =>
    remove.some((one) => one.key === key && (one.effect ?? effect) === effect),
  );
  if (both.length === 0) return { add, remove };
  const shown = both.map(({ key, effect }) => `${key}=${effect}`).join(', ');
  return clientError(`can not both modify and remove the following taint(s) in the same command: ${shown}`);
}

/** `gpu`, `gpu:NoSchedule`, `gpu=yes:NoSchedule`. */
function readSpec(spec: string): Result<Pick<Taint, 'key' | 'value'> & { readonly effect?: string }> {
  const [pair = '', effect, ...more] = spec.split(':');
  if (more.length > 0) return wrongSpec(spec);
  if (effect === undefined) return withKey(spec, { key: pair });
  if (!EFFECTS.includes(effect)) {
    const hint = `An effect is one of ${EFFECTS.join(', ')}.`;
    return { ...usageError(`invalid taint effect: ${effect}, unsupported taint effect`), hint };
  }
  const [key = '', value, ...rest] = pair.split('=');
  if (rest.length > 0) return wrongSpec(spec);
  const wrong = value === undefined ? [] : labelValue(value);
  if (wrong.length > 0) return wrongSpec(`${spec}, ${wrong.join('; ')}`);
  return withKey(spec, value === undefined ? { key, effect } : { key, value, effect });
}

function withKey<T extends { readonly key: string }>(spec: string, taint: T): Result<T> {
  const wrong = qualifiedName(taint.key);
  return wrong.length > 0 ? wrongSpec(`${spec}, ${wrong.join('; ')}`) : taint;
}

function wrongSpec(what: string): Rejection {
  return {
    ...usageError(`invalid taint spec: ${what}`),
    hint: 'A taint is KEY=VALUE:EFFECT, as in gpu=yes:NoSchedule.',
  };
}

const usageError = (message: string): Rejection =>
  clientError(`${message}\nSee 'kubectl taint -h' for help and examples`);

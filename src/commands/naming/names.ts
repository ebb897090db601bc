/**
 * Finds what a name stands for: the whole name, any part of a Pod's name that only one Pod has, a name with a typing
 * mistake (which is offered, never taken).
 */
import type { KindInfo } from '../../api/kinds';
import type { Kind, Kinds, KubeObject } from '../../api/objects';
import type { Rejection, Result } from '../../api/rejection';
import { notFound } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { nearest } from '../grammar/near-miss';

/** Builds the whole command again with another name in it. */
export type Again = (name: string, kind?: Kind) => string;

/** The object of a kind that a name means. `again` makes the buttons of a refusal. */
export function findNamed<K extends Kind>(
  cluster: Cluster,
  info: KindInfo & { readonly kind: K },
  name: string,
  namespace: string,
  again?: Again,
): Result<Kinds[K]> {
  const scope = info.namespaced ? namespace : undefined;
  const exact = cluster.get(info.kind, name, scope) ?? cluster.get(info.kind, name.toLowerCase(), scope);
  if (exact !== undefined) return exact;
  const all = cluster.list<K>(info.kind, scope);
  if (info.kind === 'Pod' || info.kind === 'ReplicaSet') {
    const fitting = all.filter((object) => hasPart(object.metadata.name, name.toLowerCase()));
    if (fitting.length === 1) return fitting[0]!;
    if (fitting.length > 1) return severalFit(info, name, fitting, again);
  }
  return withNearest(notFound(info.kind, name), info, name, all, again);
}

const SHORTEST_PART = 2;

/** `x2k4p` and `web..x2k4p` are parts of `web-6f8d4c97b5-x2k4p`. */
export function hasPart(name: string, part: string): boolean {
  const [first = '', ...rest] = part.split('..');
  if (part.length < SHORTEST_PART) return false;
  if (rest.length === 0) return name.includes(part);
  return name.startsWith(first) && name.endsWith(rest.join('..'));
}

function severalFit(info: KindInfo, name: string, fitting: readonly KubeObject[], again?: Again): Rejection {
  const names = fitting.map((object) => object.metadata.name);
  return {
    ...notFound(info.kind, name),
    hint: `"${name}" is a part of ${names.length} names. Which ${info.kind}?`,
    fixes: again === undefined ? undefined : names.slice(0, MOST_FIXES).map((found) => again(found)),
  };
}

/** Buttons that a question offers. */
export const MOST_FIXES = 4;

function withNearest(
  rejection: Rejection,
  info: KindInfo,
  name: string,
  all: readonly KubeObject[],
  again?: Again,
): Rejection {
  const meant = nearest(
    name,
    all.map((object) => object.metadata.name),
  );
  if (meant === undefined) return { ...rejection, hint: missingHint(info, all), ...whereTheyStand(info, all) };
  return {
    ...rejection,
    hint: `There is a ${info.kind} ${meant}.`,
    fixes: again === undefined ? undefined : [again(meant, info.kind)],
  };
}

/** The table of those that there are. */
function whereTheyStand(info: KindInfo, [first]: readonly KubeObject[]): Pick<Rejection, 'fixes'> {
  if (first === undefined) return {};
  const { namespace = 'default' } = first.metadata;
  return { fixes: [`get ${info.plural}${namespace === 'default' ? '' : ` -n ${namespace}`}`] };
}

function missingHint(info: KindInfo, all: readonly KubeObject[]): string {
  return all.length === 0 ? `There is no ${info.kind} at all.` : whatThereIs(all);
}

/** The first names of those that there are. */
export function whatThereIs(all: readonly KubeObject[]): string {
  const [only, second] = all;
  if (only !== undefined && second === undefined) return `There is a ${only.kind} ${only.metadata.name}.`;
  const names = all.slice(0, MOST_FIXES).map((object) => object.metadata.name);
  const more = all.length > names.length ? ` and ${all.length - names.length} more` : '';
  return `There are ${names.join(', ')}${more}.`;
}

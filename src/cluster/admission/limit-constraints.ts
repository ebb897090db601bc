/**
 * One limit of a LimitRange, held against what a container, a Pod or a claim asks for.
 * Follows minConstraint, maxConstraint, maxRequestConstraint and limitRequestRatioConstraint in
 * plugin/pkg/admission/limitranger/admission.go.
 */
import type { LimitRange } from '../../api/objects';
import { canonicalQuantity, parseQuantity } from '../../api/quantity';

type Item = LimitRange['spec']['limits'][number];
type Amounts = Readonly<Record<string, string>>;

export interface Resources {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** Everything that is wrong. `requestsOnly`: limits are nothing that people can set (claims). */
export function problemsOf(item: Item, resources: Resources, requestsOnly = false): readonly string[] {
  const max = requestsOnly ? tooLarge : aboveMax;
  return [
    ...each(item.min, (name, bound) => belowMin(item.type, name, bound, resources)),
    ...each(item.max, (name, bound) => max(item.type, name, bound, resources)),
    ...(requestsOnly
      ? []
      : each(item.maxLimitRequestRatio, (name, bound) => overRatio(item.type, name, bound, resources))),
  ];
}

type Check = (type: string, name: string, bound: string, resources: Resources) => string | undefined;

/** Upstream's order is that of a Go map: none. Here it is the alphabet's. */
function each(bounds: Amounts = {}, check: (name: string, bound: string) => string | undefined): readonly string[] {
  return Object.keys(bounds)
    .sort()
    .flatMap((name) => check(name, said(bounds[name]!)) ?? []);
}

const said = (quantity: string): string => canonicalQuantity(quantity) ?? quantity;

const belowMin: Check = (type, name, bound, { requests, limits }) => {
  const rule = `minimum ${name} usage per ${type} is ${bound}`;
  const [request, limit] = [requests[name], limits[name]];
  if (request === undefined) return `${rule}.  No request is specified`;
  if (parseQuantity(request) < parseQuantity(bound)) return `${rule}, but request is ${said(request)}`;
  const isLow = limit !== undefined && parseQuantity(limit) < parseQuantity(bound);
  return isLow ? `${rule}, but limit is ${said(limit)}` : undefined;
};

const aboveMax: Check = (type, name, bound, { requests, limits }) => {
  const rule = `maximum ${name} usage per ${type} is ${bound}`;
  const [request, limit] = [requests[name], limits[name]];
  if (limit === undefined) return `${rule}.  No limit is specified`;
  if (parseQuantity(limit) > parseQuantity(bound)) return `${rule}, but limit is ${said(limit)}`;
  const isHigh = request !== undefined && parseQuantity(request) > parseQuantity(bound);
  return isHigh ? `${rule}, but request is ${said(request)}` : undefined;
};

const tooLarge: Check = (type, name, bound, { requests }) => {
  const rule = `maximum ${name} usage per ${type} is ${bound}`;
  const request = requests[name];
  if (request === undefined) return `${rule}.  No request is specified`;
  return parseQuantity(request) > parseQuantity(bound) ? `${rule}, but request is ${said(request)}` : undefined;
};

const overRatio: Check = (type, name, bound, { requests, limits }) => {
  const rule = `${name} max limit to request ratio per ${type} is ${bound}`;
  const [request, limit] = [parseQuantity(requests[name]), parseQuantity(limits[name])];
  if (request === 0) return `${rule}, but no request is specified or request is 0`;
  if (limit === 0) return `${rule}, but no limit is specified or limit is 0`;
  const ratio = limit / request;
  return ratio > parseQuantity(bound) ? `${rule}, but provided ratio is ${ratio.toFixed(6)}` : undefined;
};

/**
 * What is wrong with a LimitRange.
 * Follows ValidateLimitRange in pkg/apis/core/validation/resource_limit_range.go.
 */
import type { LimitRangeItem } from 'kubernetes-types/core/v1';
import type { LimitRange } from '../objects';
import { canonicalQuantity, parseQuantity } from '../quantity';
import { duplicate, type Findings, forbiddenField, invalidValue, required, wellFormed } from './field';
import { qualifiedName } from './names';
import { checkContainerResource, checkResourceName } from './resource-names';

const TYPES = ['Container', 'Pod', 'PersistentVolumeClaim'];
const LISTS = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const;
type List = (typeof LISTS)[number];

/** Types once each, resources that exist, and amounts that do not contradict each other. */
export function checkLimitRange(found: Findings, { limits = [] }: Partial<LimitRange['spec']>): void {
  const seen = new Set<string>();
  for (const [index, item] of limits.entries()) {
    const at = `spec.limits[${index}]`;
    const type = item.type as string | undefined;
    checkType(found, `${at}.type`, type ?? '');
    if (seen.has(type ?? '')) found.push(duplicate(`${at}.type`, type));
    seen.add(type ?? '');
    const lists = type === 'Pod' ? withoutDefaults(found, at, item) : LISTS;
    for (const list of lists) checkNames(found, `${at}.${list}`, item, list);
    if (type === 'PersistentVolumeClaim' && item.min?.storage === undefined && item.max?.storage === undefined) {
      const why = 'either minimum or maximum storage value is required, but neither was provided';
      found.push(required(`${at}.limits`, why));
    }
    const names = new Set(lists.flatMap((list) => Object.keys(item[list] ?? {})));
    for (const name of [...names].sort()) checkAmounts(found, at, item, name);
  }
}

function checkType(found: Findings, field: string, type: string): void {
  const before = found.length;
  wellFormed(found, field, type, qualifiedName);
  if (found.length > before || type.includes('/') || TYPES.includes(type)) return;
  found.push(invalidValue(field, type, 'must be a standard limit type or fully qualified'));
}

/** A Pod has no defaults of its own. */
function withoutDefaults(found: Findings, at: string, item: LimitRangeItem): readonly List[] {
  for (const list of ['default', 'defaultRequest'] as const) {
    if (Object.keys(item[list] ?? {}).length === 0) continue;
    found.push(forbiddenField(`${at}.${list}`, "may not be specified when `type` is 'Pod'"));
  }
  return ['max', 'min', 'maxLimitRequestRatio'];
}

function checkNames(found: Findings, at: string, item: LimitRangeItem, list: List): void {
  for (const name of Object.keys(item[list] ?? {}).sort()) {
    const field = `${at}[${name}]`;
    if (item.type === 'Container' || item.type === 'Pod') checkContainerResource(found, field, name);
    else checkResourceName(found, field, name);
  }
}

/** What every two of the amounts of one resource must be to each other. */
function checkAmounts(found: Findings, at: string, item: LimitRangeItem, name: string): void {
  const said = (list: List) => canonicalQuantity(item[list]?.[name] ?? '0') ?? '0';
  const isAbove = (left: List, right: List): boolean => {
    const [a, b] = [item[left]?.[name], item[right]?.[name]];
    return a !== undefined && b !== undefined && parseQuantity(a) > parseQuantity(b);
  };
  const wrong = (list: List, value: List, why: string) =>
    found.push(invalidValue(`${at}.${list}[${name}]`, said(value), why));
  const pairs = [
    ['min', 'max', 'min', 'min', 'min value', 'max value'],
    ['min', 'defaultRequest', 'defaultRequest', 'defaultRequest', 'min value', 'default request value'],
    ['defaultRequest', 'max', 'defaultRequest', 'defaultRequest', 'default request value', 'max value'],
    ['defaultRequest', 'default', 'defaultRequest', 'defaultRequest', 'default request value', 'default limit value'],
    ['min', 'default', 'default', 'min', 'min value', 'default value'],
    ['default', 'max', 'default', 'max', 'default value', 'max value'],
  ] as const;
  for (const [left, right, list, value, what, other] of pairs) {
    if (isAbove(left, right)) wrong(list, value, `${what} ${said(left)} is greater than ${other} ${said(right)}`);
  }
  checkRatio(found, at, item, name, said);
}

function checkRatio(
  found: Findings,
  at: string,
  item: LimitRangeItem,
  name: string,
  said: (list: List) => string,
): void {
  const ratio = item.maxLimitRequestRatio?.[name];
  if (ratio === undefined) return;
  const field = `${at}.maxLimitRequestRatio[${name}]`;
  const text = said('maxLimitRequestRatio');
  if (parseQuantity(ratio) < 1) found.push(invalidValue(field, text, `ratio ${text} is less than 1`));
  const [min, max] = [item.min?.[name], item.max?.[name]];
  if (min === undefined || max === undefined) return;
  const widest = parseQuantity(max) / parseQuantity(min);
  if (parseQuantity(ratio) <= widest) return;
  found.push(invalidValue(field, text, `ratio ${text} is greater than max/min = ${widest.toFixed(6)}`));
}

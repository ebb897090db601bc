/**
 * Whether every request that was acknowledged is there once, none that was not counts twice, and the versions are in an
 * order that those who asked could have seen.
 */
import type { Delivery, Problem, Remains } from './history';

/** A request that made a version. */
export interface Made {
  readonly request: string;
  readonly version: number;
  /** When it was delivered first. */
  readonly began: number;
  /** When somebody first heard that it was done; Infinity where nobody did. */
  readonly known: number;
}

/** Outcomes that say: it was done. */
const DONE: ReadonlySet<string | undefined> = new Set(['changed', 'again']);
/** Outcomes that say: it was not done. */
const NOT_DONE: ReadonlySet<string | undefined> = new Set(['answered', 'refused', 'busy']);

/** The request that made each version, in the order of versions; undefined where none is known. */
export function makersOf({ id, versions }: Remains, deliveries: readonly Delivery[]): readonly (Made | undefined)[] {
  const here = byRequest(deliveries.filter(({ channel }) => channel === id.channel));
  return versions.map((record, index) => {
    const request = typeof record === 'string' ? undefined : record.requests.at(-1);
    const tries = here.get(request?.id ?? '');
    if (request === undefined || tries === undefined || request.version !== index + 1) return undefined;
    const known = tries.filter(({ answer }) => DONE.has(answer?.outcome)).map(({ answer }) => answer!.at);
    return {
      request: request.id,
      version: index + 1,
      began: Math.min(...tries.map(({ began }) => began)),
      known: Math.min(Infinity, ...known),
    };
  });
}

export function checkOrder(remains: Remains, deliveries: readonly Delivery[]): readonly Problem[] {
  const { channel } = remains.id;
  const makers = makersOf(remains, deliveries);
  const versionsOf = new Map<string, number[]>();
  for (const made of makers) {
    if (made !== undefined) versionsOf.set(made.request, [...(versionsOf.get(made.request) ?? []), made.version]);
  }
  return [
    ...remains.versions.flatMap((record, index) =>
      typeof record === 'string'
        ? [{ rule: 'every version can be read', what: `${channel} version ${index + 1}: ${record}` }]
        : makers[index] === undefined
          ? [{ rule: 'every version was asked for', what: `${channel} version ${index + 1}` }]
          : [],
    ),
    ...[...byRequest(deliveries.filter((one) => one.channel === channel))].flatMap(([request, tries]) =>
      checkRequest(request, tries, versionsOf.get(request) ?? []).map((rule) => ({
        rule,
        what: `${channel} ${request} (${tries[0]?.text ?? ''}): ${tries.map(outcomeOf).join(', ')}`,
      })),
    ),
    ...checkRealTime(makers).map((what) => ({
      rule: 'what was over comes before what began then',
      what: `${channel} ${what}`,
    })),
  ];
}

/** The rules that one request breaks. */
function checkRequest(_request: string, tries: readonly Delivery[], versions: readonly number[]): readonly string[] {
  const outcomes = tries.map(({ answer }) => answer?.outcome);
  const isHere = versions.length > 0;
  return [
    ...(versions.length > 1 ? ['a request is carried out once'] : []),
    ...(outcomes.filter((outcome) => outcome === 'changed').length > 1 ? ['a request is carried out once'] : []),
    ...(!isHere && outcomes.some((outcome) => DONE.has(outcome)) ? ['what was acknowledged is there'] : []),
    ...(isHere && outcomes.every((outcome) => NOT_DONE.has(outcome)) ? ['what was denied is not there'] : []),
    ...tries.flatMap(({ answer }) => (answer?.bug === undefined ? [] : [`no exception: ${answer.bug}`])),
  ];
}

/** Versions that come before what was over when they began. */
function checkRealTime(makers: readonly (Made | undefined)[]): readonly string[] {
  const made = makers.filter((one) => one !== undefined);
  const problems: string[] = [];
  // From the last version on: the first end of all that come later.
  let later: Made | undefined;
  for (const one of made.toReversed()) {
    if (later !== undefined && later.known < one.began) {
      problems.push(
        `${later.request} was over before ${one.request} began, and is version ${later.version} after ${one.version}`,
      );
    }
    if (later === undefined || one.known < later.known) later = one;
  }
  return problems;
}

export function byRequest(deliveries: readonly Delivery[]): ReadonlyMap<string, readonly Delivery[]> {
  const groups = new Map<string, Delivery[]>();
  for (const delivery of deliveries) groups.set(delivery.request, [...(groups.get(delivery.request) ?? []), delivery]);
  return groups;
}

const outcomeOf = ({ answer }: Delivery): string => answer?.outcome ?? 'not heard of';

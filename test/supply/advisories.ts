/** What is known against the packages that this program consists of, and what was decided about it. */

/** An entry of infra/audit-exceptions.json: an advisory that does not concern this program, and until when that holds. */
export interface AuditException {
  /** Such as `GHSA-c2qf-rxjj-qqgw`. */
  readonly advisory: string;
  readonly package: string;
  readonly reason: string;
  /** The last day, `2027-01-31`. */
  readonly until: string;
}

/** What is read of the answer of `npm audit --json`. */
export interface AuditReport {
  readonly vulnerabilities: Readonly<Record<string, { readonly via: readonly (Advisory | string)[] }>>;
}

interface Advisory {
  readonly name: string;
  readonly title: string;
  readonly url: string;
  readonly severity: string;
}

/** An exception holds for no longer than this many days: then somebody looks again. */
const LONGEST_EXCEPTION = 180;
const DAY = 24 * 60 * 60 * 1000;

/**
 * What must be done before a release, a line each.
 * @param report of the packages that are shipped; undefined where nobody could be asked
 * @param today `2026-11-23`
 */
export function auditFindings(
  report: AuditReport | undefined,
  exceptions: readonly AuditException[],
  today: string,
): readonly string[] {
  const found = report === undefined ? [] : advisoriesIn(report);
  const isExcepted = (one: Advisory) =>
    exceptions.some(({ advisory, package: name }) => advisory === idOf(one) && name === one.name);
  return [
    ...found.filter((one) => one.severity !== 'low' && one.severity !== 'info' && !isExcepted(one)).map(lineOf),
    ...exceptions.flatMap((exception) => flawOf(exception, today)),
    ...exceptions
      .filter(({ advisory }) => report !== undefined && found.every((one) => idOf(one) !== advisory))
      .map(({ advisory }) => `${advisory}: the exception is not needed any more`),
  ];
}

/** Each advisory once, a line each: for packages of which nothing is shipped. */
export function listed(report: AuditReport): readonly string[] {
  return advisoriesIn(report).map(lineOf);
}

function advisoriesIn({ vulnerabilities }: AuditReport): readonly Advisory[] {
  const all = Object.values(vulnerabilities).flatMap(({ via }) => via.filter((one) => typeof one !== 'string'));
  return [...new Map(all.map((one) => [`${one.name} ${one.url}`, one])).values()];
}

const idOf = ({ url }: Advisory): string => url.split('/').at(-1) ?? '';

const lineOf = (one: Advisory): string => `${idOf(one)} ${one.severity} ${one.name}: ${one.title}`;

function flawOf({ advisory, reason, until }: AuditException, today: string): readonly string[] {
  if (reason.trim().length < 20) return [`${advisory}: the exception gives no reason`];
  const days = (Date.parse(until) - Date.parse(today)) / DAY;
  if (!(days >= 0)) return [`${advisory}: the exception has ended on ${until}`];
  return days > LONGEST_EXCEPTION ? [`${advisory}: the exception is longer than ${LONGEST_EXCEPTION} days`] : [];
}

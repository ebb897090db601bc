/** What Stryker's report says of an area. */
import { createRequire } from 'node:module';

/** A mutant in Stryker's report, as far as it is needed. Places count from 1. */
interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: Record<'start' | 'end', { readonly line: number; readonly column: number }>;
}

export interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

export interface Sample {
  readonly seed: number;
  readonly share: number;
}

/** How an area did. */
export interface Score {
  /** Mutants that there are, and those that were tried. */
  readonly all: number;
  readonly tried: number;
  /** A test failed, or did not come to its end. */
  readonly killed: number;
  readonly timedOut: number;
  /** Every test passed, or none reaches the mutant. */
  readonly survived: number;
  readonly unreached: number;
  /** Values made when a module is loaded, which are not tried. */
  readonly constants: number;
  /** Killed and timed out, of those tried, in percent. */
  readonly percent: number;
  /** Those that were not noticed, by what Stryker did there. */
  readonly left: Readonly<Record<string, number>>;
}

/** The score of an area as it is recorded. */
export interface RecordedScore extends Score {
  readonly seed: number;
  readonly minutes: number;
  readonly commit: string;
}

/** What docs/figures/mutation.json holds. */
export interface MutationFigures {
  readonly areas: Readonly<Record<string, RecordedScore>>;
}

type IsInSample = (sample: Sample, mutant: object) => boolean;
const { isInSample } = createRequire(__filename)('./sample.cjs') as { readonly isInSample: IsInSample };

const LEFT = new Set(['Survived', 'NoCoverage']);

/** Counts what became of the sample. Mutants that no test reaches are in the report whether in the sample or not. */
export function scoreOf({ files }: Report, sample: Sample): Score {
  const mutants = Object.entries(files).flatMap(([file, one]) => one.mutants.map((mutant) => ({ ...mutant, file })));
  const tried = mutants.filter(
    (mutant) => mutant.status !== 'NoCoverage' || isInSample(sample, { ...mutant, location: fromZero(mutant) }),
  );
  const count = (status: string): number => tried.filter((mutant) => mutant.status === status).length;
  const [killed, timedOut, survived, unreached] = ['Killed', 'Timeout', 'Survived', 'NoCoverage'].map(count) as [
    ...[number, number, number, number],
  ];
  const sum = killed + timedOut + survived + unreached;
  const left: Record<string, number> = {};
  for (const { status, mutatorName } of tried) if (LEFT.has(status)) left[mutatorName] = (left[mutatorName] ?? 0) + 1;
  const percent = Math.round((1000 * (killed + timedOut)) / Math.max(1, sum)) / 10;
  const constants = count('Ignored');
  return { all: mutants.length, tried: sum, killed, timedOut, survived, unreached, constants, percent, left };
}

/** A line for each mutant of the sample that no test noticed: where, what stood there, what stood there instead. */
export function unnoticed({ files }: Report, sample: Sample): readonly string[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants
      .filter((mutant) => LEFT.has(mutant.status))
      .filter((mutant) => isInSample(sample, { ...mutant, file, location: fromZero(mutant) }))
      .map(({ status, mutatorName, replacement = '', location: { start, end } }) => {
        const whole = lines[start.line - 1] ?? '';
        const was = start.line === end.line ? whole.slice(start.column - 1, end.column - 1) : `${whole.trim()} ...`;
        const place = `${file}:${start.line}:${start.column}`;
        return `${place} ${status} ${mutatorName}: ${short(was)} -> ${short(replacement)}`;
      });
  });
}

function fromZero({ location }: Mutant): Mutant['location'] {
  const less = ({ line, column }: Mutant['location']['start']) => ({ line: line - 1, column: column - 1 });
  return { start: less(location.start), end: less(location.end) };
}

const short = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 90);

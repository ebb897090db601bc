/** Whether the tests would notice: what `npm run mutation -- --record` found. */
import type { MutationFigures, Score } from '../../test/mutation/score';
import { recorded, stampLine } from '../figures';

/** What is left unnoticed and why it may be, by what was changed. */
const LEFT: readonly (readonly [mutators: readonly string[], reason: string])[] = [
  [
    ['StringLiteral'],
    'names of who acted and sentences of steps, which suites of the replies compare and those of an area do not; fields of messages whose sentence a test reads',
  ],
  [
    ['ConditionalExpression', 'EqualityOperator', 'LogicalOperator', 'BooleanLiteral'],
    'conditions that only spare work (nothing to do, nothing changed, an object that is gone): the controllers are level-triggered, so doing it once more changes nothing',
  ],
  [
    ['OptionalChaining', 'ArrayDeclaration'],
    'what stands in for something missing that the schema and the defaults have already put there',
  ],
  [
    ['MethodExpression', 'ArrowFunction', 'ObjectLiteral', 'BlockStatement'],
    'order that a later sort or the loop gives again; details of steps that only a reply shows',
  ],
  [
    ['ArithmeticOperator', 'UpdateOperator', 'AssignmentOperator', 'Regex', 'UnaryOperator'],
    'bounds and rankings where both sides lead to the same choice, and texts that an earlier check has let through',
  ],
];

export function section(): string {
  const { stamp, figures } = recorded<MutationFigures>('mutation');
  const scores = Object.entries(figures.areas);
  const sum = (of: (score: Score) => number): number => scores.reduce((total, [, score]) => total + of(score), 0);
  const minutes = scores.reduce((total, [, score]) => total + score.minutes, 0);
  const noticed = sum(({ killed, timedOut }) => killed + timedOut);
  const rows = scores.map(
    ([name, { all, tried, killed, timedOut, survived, unreached, percent, commit }]) =>
      `| ${name} | ${all} | ${tried} | ${killed} | ${timedOut} | ${survived} | ${unreached} | ${percent.toFixed(1)} % | ${commit} |`,
  );
  const count = (mutators: readonly string[]): number =>
    sum(({ left }) => mutators.reduce((total, name) => total + (left[name] ?? 0), 0));
  const reasons = LEFT.map(([mutators, reason]) => `| ${mutators.join(', ')} | ${count(mutators)} | ${reason} |`);
  const others = sum(({ survived, unreached }) => survived + unreached) - count(LEFT.flatMap(([mutators]) => mutators));
  return [
    '## Whether the tests would notice',
    '',
    stampLine(stamp),
    '',
    '`npm run mutation` changes the program in small ways, one at a time, with [Stryker](https://stryker-mutator.io), and runs',
    `the suites that reach the change. Of ${sum(({ all }) => all)} such mutants ${sum(({ tried }) => tried)} were tried, chosen by lot (a share for each area);`,
    `${noticed} were noticed, which is ${((100 * noticed) / sum(({ tried }) => tried)).toFixed(1)} %. It took ${minutes.toFixed(0)} minutes. Each area is tried against the suites of its own folder and`,
    'few others, controllers against golden cases and scenarios of whole clusters, too; the recordings of real clusters and the replies would notice more.',
    '',
    '| area | mutants | tried | test failed | did not end | survived | reached by no test | noticed | at commit |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
    ...rows,
    '',
    'Values that are made when a module is loaded are not tried: each would need every suite. What was left unnoticed was read;',
    'what mattered has a test by now. The rest, by what was changed:',
    '',
    '| changed | left | why it may stay |',
    '| --- | ---: | --- |',
    ...reasons,
    ...(others > 0 ? [`| others | ${others} | |`] : []),
  ].join('\n');
}

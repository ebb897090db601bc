/**
 * What a person reads after a scenario: every step, its output, and what was not as expected.
 */
import type { ScenarioResult, StepResult } from './run';
import type { Scenario, Step } from './scenario';

/** Plain text with a final newline. */
export function reportScenario(scenario: Scenario, result: ScenarioResult): string {
  const failed = result.steps.filter(({ problems }) => problems.length > 0).length;
  const title = scenario.title ?? scenario.name;
  const lines = [
    ...(title === undefined ? [] : [title, '']),
    ...result.steps.flatMap((step, i) => reportStep(scenario.steps[i]!, step)),
    '',
    failed === 0
      ? `${result.steps.length} steps, all as expected`
      : `${result.steps.length} steps, ${failed} not as expected`,
  ];
  return `${lines.join('\n')}\n`;
}

function reportStep(step: Step, { command, problems, line }: StepResult): readonly string[] {
  const mark = problems.length > 0 ? 'not ok' : 'ok';
  const output =
    command === undefined ? [] : `${command.stdout}${command.stderr}`.split('\n').filter((text) => text !== '');
  return [
    `${mark}  ${describe(step, command?.command)}`,
    ...output.map((text) => `      ${text}`),
    ...problems.map((problem) => `    line ${line}: ${problem}`),
  ];
}

function describe(step: Step, command: string | undefined): string {
  if ('kube' in step) return `/kube ${command ?? step.kube}`;
  if ('wait' in step) return `wait ${step.wait}ms`;
  if ('settle' in step) return step.settle === 'rest' ? 'settle' : `settle ${step.settle}ms`;
  if ('timing' in step) return 'timing';
  if ('rules' in step) return `rules ${step.rules}`;
  if ('remember' in step) return 'remember';
  return `expect ${step.expect.map(({ subject }) => subject).join(', ')}`;
}

/** A sequence that went wrong, as a scenario file that shows it: `npm run scenario -- FILE`. */
import { stringify } from 'yaml';

/** Every command in its own step, and after each what must hold. */
export function reproduction(commands: readonly string[], problems: readonly string[], nodes: number): string {
  const steps = commands.flatMap((command) => {
    const [line, ...manifest] = command.split('\n');
    const stdin = manifest.length > 0 ? { stdin: manifest.join('\n') } : {};
    return [{ kube: line, ...stdin }, { settle: true }, { expect: { cluster: 'sound' } }];
  });
  const comment = problems.map((problem) => `# ${problem}\n`).join('');
  return `${comment}${stringify({ name: 'a sequence that went wrong', cluster: { nodes }, steps })}`;
}

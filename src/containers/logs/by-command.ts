/**
 * What a container prints whose command only prints something: `sh -c "echo hello; sleep 60"`.
 */
import type { Container, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { behaviourOf } from '../behaviour';
import { endOfCommand } from '../command';
import { environmentOf } from '../programs/environment';
import { printedWords } from '../programs/printing';
import { readScript, scriptOf } from '../programs/script';
import type { LogLine } from './printed';

/** The lines that its command prints, by time; undefined where it is none of the commands that are understood. */
export function printedByCommand(
  cluster: Cluster,
  pod: Pod,
  container: Container,
  startedAt: number,
): readonly LogLine[] | undefined {
  const words = [...(container.command ?? []), ...(container.args ?? [])];
  if (behaviourOf(container.image ?? '').ends !== undefined || endOfCommand(container) === undefined) return undefined;
  const variables = environmentOf(cluster, pod, container);
  const script = scriptOf(words);
  const commands = script === undefined ? [{ words }] : readScript(script, (name) => variables.get(name) ?? '');
  if (commands === undefined) return undefined;
  const lines: LogLine[] = [];
  let at = startedAt;
  for (const one of commands) {
    if (one.words[0] === 'sleep') at += endOfCommand({ name: '', command: [...one.words] })?.after ?? 0;
    const text = 'file' in one ? '' : (printedWords({ cluster, pod, container }, one.words) ?? '');
    lines.push(
      ...text
        .split('\n')
        .slice(0, -1)
        .map((line) => ({ at, text: line })),
    );
  }
  return lines;
}

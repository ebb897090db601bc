/**
 * Commands that probes run in a container. Nothing is executed here: a few commands that look for a file are understood,
 * any other asks the app and fails where the app does not answer.
 */
import type { Container, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { isDirectory, readFile } from '../files';
import type { ProbeFinding } from '../probes';

/** What a command finds. */
export function execProbe(
  cluster: Cluster,
  pod: Pod,
  { name }: Container,
  answers: boolean,
  command: readonly string[],
): ProbeFinding {
  const words = wordsOf(command);
  const tested = testedFile(words);
  if (tested !== undefined) {
    const { path, also } = tested;
    const isThere = readFile(cluster, pod, path, name) !== undefined || (also && isDirectory(cluster, pod, path, name));
    return isThere ? { result: 'success', output: '' } : { result: 'failure', output: missing(words[0] ?? '', path) };
  }
  if (words[0] === 'true' || words[0] === 'echo') return { result: 'success', output: '' };
  if (words[0] === 'false' || !answers) return { result: 'failure', output: '' };
  return { result: 'success', output: '' };
}

/** `sh -c "cat /tmp/x"` is `cat /tmp/x`. */
function wordsOf(command: readonly string[]): readonly string[] {
  const [shell = '', flag, script] = command;
  const isShell = /^(?:\/bin\/)?(?:ba|a)?sh$/.test(shell) && flag === '-c' && script !== undefined;
  const words = isShell ? script.trim().split(/\s+/) : command;
  return words.map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
}

/** The file that a command looks for. `also`: a directory will do. */
function testedFile(words: readonly string[]): { readonly path: string; readonly also: boolean } | undefined {
  const [tool, ...rest] = words;
  if (tool === 'cat' || tool === 'ls' || tool === 'stat') {
    const [path, more] = rest.filter((word) => !word.startsWith('-'));
    if (path?.startsWith('/') !== true || more !== undefined) return undefined;
    return { path, also: tool !== 'cat' };
  }
  if (tool !== 'test' && tool !== '[') return undefined;
  const [flag, path] = rest;
  if (path?.startsWith('/') !== true || (flag !== '-f' && flag !== '-e' && flag !== '-r')) return undefined;
  return { path, also: flag !== '-f' };
}

function missing(tool: string, path: string): string {
  if (tool === 'cat') return `cat: can't open '${path}': No such file or directory`;
  if (tool === 'ls') return `ls: ${path}: No such file or directory`;
  return tool === 'stat' ? `stat: can't stat '${path}': No such file or directory` : '';
}

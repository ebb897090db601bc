/**
 * `apply view-last-applied`: what was applied last to an object, as kubectl keeps it in an annotation.
 * Follows kubectl/pkg/cmd/apply/apply_view_last_applied.go.
 */
import { lastAppliedOf } from '../../api/last-applied';
import { type KubeObject, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { sortedJson } from '../../printers/json';
import { printYaml } from '../../printers/yaml';
import { unnamed } from '../changes/notes';
import { together } from '../changes/outcomes';
import { commandLine, textOf, type Words } from '../grammar/words';
import { missingResources, select } from '../naming/selection';
import type { Done, Verb } from '../verb';

interface ViewArgs {
  readonly objects: readonly KubeObject[];
  readonly isJson: boolean;
  readonly line: string;
}

const VERB = 'apply view-last-applied';
const EXAMPLE = 'apply view-last-applied deployment/web';

export const viewLastApplied: Verb<ViewArgs> = {
  name: VERB,
  usage: 'apply view-last-applied KIND/NAME [-o yaml|json]',
  summary: 'shows what was applied last to an object',
  examples: [EXAMPLE],
  effect: 'look',
  origin: 'kubectl',
  flags: [
    { name: 'output', short: 'o', takes: 'text' },
    { name: 'selector', short: 'l', takes: 'text' },
    { name: 'all', takes: 'switch' },
  ],
  parse: readView,
  run: view,
};

function readView(words: Words, cluster: Cluster): Result<ViewArgs> {
  const output = textOf(words, 'output') ?? 'yaml';
  if (output !== 'yaml' && output !== 'json') {
    const message = `Unexpected -o output mode: ${output}, the flag 'output' must be one of yaml|json`;
    const hint = 'It is yaml where nothing is said.';
    return { ...clientError(`${message}\nSee 'kubectl ${VERB} -h' for help and examples`), hint };
  }
  if (words.positional.length === 0) return missingResources(EXAMPLE);
  const selected = select(VERB, words, cluster);
  if (isRejected(selected)) return selected;
  if (selected.missing.length > 0) return together(selected.missing);
  const lacking = unnamed(VERB, words, selected);
  if (lacking !== undefined) return lacking;
  const line = commandLine(VERB, words, words.positional);
  return { objects: selected.objects, isJson: output === 'json', line };
}

function view({ objects, isJson, line }: ViewArgs): Done {
  const applied = objects.flatMap((object) => lastAppliedOf(object) ?? []);
  return {
    understood: line,
    kubectl: { line },
    stdout: applied.map((one) => (isJson ? `${sortedJson(one, 2)}\n` : printYaml(one))).join(''),
    focus: objects.map(refOf),
    isTable: true,
  };
}

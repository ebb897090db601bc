/**
 * `set selector`: which Pods a Service sends requests to. Follows kubectl/pkg/cmd/set/set_selector.go.
 */
import { refOf, type Service } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { parseSelector } from '../../api/selector-syntax';
import { clientError, failedTo } from '../../api/status';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { collect, together } from '../changes/outcomes';
import type { Words } from '../grammar/words';
import { missingResources, select } from '../naming/selection';
import { typeSlashName } from '../naming/type-name';
import type { Done, Verb } from '../verb';

interface SelectorArgs {
  readonly services: readonly Service[];
  readonly selector: Readonly<Record<string, string>>;
  readonly expression: string;
}

const EXAMPLE = 'set selector service/web app=web';

export const setSelector: Verb<SelectorArgs> = {
  name: 'set selector',
  usage: 'set selector service/NAME KEY=VALUE',
  summary: 'sets which Pods a Service sends requests to',
  examples: [EXAMPLE],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'all', takes: 'switch' },
    { name: 'resource-version', takes: 'text' },
  ],
  parse: readSelector,
  run: runSelector,
};

function readSelector(words: Words, cluster: Cluster): Result<SelectorArgs> {
  const { positional } = words;
  const [expression, ...names] = [...positional].reverse();
  if (expression === undefined) return usage('one selector is required');
  if (names.length === 0) return missingResources(EXAMPLE, words);
  const read = parseSelector(expression);
  if (isRejected(read)) return read;
  const [odd] = read.matchExpressions ?? [];
  if (odd !== undefined) {
    const shown = `{${odd.key} ${odd.operator} [${(odd.values ?? []).join(' ')}]}`;
    return usage(`match expression [${shown}] not supported on this object`);
  }
  const selected = select('set selector', { ...words, positional: names.reverse() }, cluster);
  if (isRejected(selected)) return selected;
  if (selected.missing.length > 0) return together(selected.missing);
  const services = selected.objects.filter((object): object is Service => object.kind === 'Service');
  if (services.length < selected.objects.length) return usage('setting a selector is only supported for Services');
  return { services, selector: read.matchLabels ?? {}, expression };
}

function usage(message: string): Rejection {
  return { ...clientError(message), hint: `Pods are named by their labels: /kube ${EXAMPLE}` };
}

function runSelector({ services, selector, expression }: SelectorArgs, cluster: Cluster): Result<Done> {
  const outcomes = services.map((service) => {
    const next = { ...service, spec: { ...service.spec, selector } };
    const intent = { verb: 'changed', object: refOf(service), detail: { what: 'set selector' } } as const;
    const stored = actAsYou(cluster, intent, (target) => updateObject(target, next, { name: 'kubectl-set' }));
    if (isRejected(stored)) return { rejection: failedTo('patch selector update:', stored) };
    return { object: stored, line: resultLine(stored, 'selector updated') };
  });
  const line = `set selector ${services.map(typeSlashName).join(' ')} ${expression}`;
  return collect(outcomes, { understood: line, kubectl: { line } });
}

/**
 * `events`: what controllers and kubelets have reported, the latest at the end. Follows kubectl/pkg/cmd/events.
 */
import { kindNamed } from '../../api/kinds';
import { type Event, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { eventInterval } from '../../printers/event-interval';
import { goSorted } from '../../printers/go-sort';
import { alignTabs, TABLE } from '../../printers/tabwriter';
import { type Output, printWhole, readOutput } from '../getting/output';
import { isWatch } from '../getting/watch';
import { commandLine, isOn, namespaceOf, textOf, type Words } from '../grammar/words';
import { listOf } from '../naming/listed';
import { readTargets } from '../naming/targets';
import type { Done, Verb } from '../verb';

interface EventsArgs {
  readonly events: readonly Event[];
  readonly words: Words;
  readonly output: Output;
}

export const events: Verb<EventsArgs> = {
  name: 'events',
  aliases: ['event'],
  usage: 'events [--for KIND/NAME] [--types=Warning]',
  summary: 'shows what controllers and kubelets have reported',
  examples: ['events', 'events --for deployment/web', 'events --types=Warning'],
  effect: 'look',
  origin: 'kubectl',
  flags: [
    { name: 'for', takes: 'text' },
    { name: 'types', takes: 'text', isRepeated: true },
    { name: 'all-namespaces', short: 'A', takes: 'switch' },
    { name: 'no-headers', takes: 'switch' },
    { name: 'output', short: 'o', takes: 'text' },
    { name: 'watch', short: 'w', takes: 'switch' },
    { name: 'chunk-size', takes: 'number' },
  ],
  parse: readEvents,
  run: runEvents,
};

function readEvents(words: Words, cluster: Cluster): Result<EventsArgs> {
  const output = readOutput(textOf(words, 'output'));
  if (isRejected(output)) return output;
  const types = readTypes(textOf(words, 'types'));
  if (isRejected(types)) return types;
  const about = readAbout(textOf(words, 'for'));
  if (isRejected(about)) return about;
  const namespace = isOn(words, 'all-namespaces') ? undefined : namespaceOf(words);
  const events = listOf(cluster, 'Event', namespace)
    .flatMap((object) => (object.kind === 'Event' ? [object] : []))
    .filter(({ type = '' }) => types.length === 0 || types.includes(type.toLowerCase()))
    .filter(
      ({ involvedObject: { kind, name } }) => about === undefined || (kind === about.kind && name === about.name),
    );
  return { events: inOrder(events), words, output };
}

function readTypes(text = ''): Result<readonly string[]> {
  const types = text
    .toLowerCase()
    .split(/[,\n]/)
    .filter((type) => type !== '');
  const isWrong = types.some((type) => type !== 'normal' && type !== 'warning');
  return isWrong ? { ...clientError('valid --types are Normal or Warning'), fixes: ['events --types=Warning'] } : types;
}

function readAbout(text: string | undefined): Result<{ readonly kind: string; readonly name: string } | undefined> {
  if (text === undefined || text === '') return undefined;
  const [type = '', name = '', ...more] = text.split('/');
  if (name === '' || more.length > 0) {
    return {
      ...clientError('--for must be in resource/name form'),
      hint: 'As in events --for deployment/web.',
      ...(kindNamed(type) === undefined ? {} : { fixes: ['events'] }),
    };
  }
  const targets = readTargets([text]);
  return isRejected(targets) ? targets : { kind: targets.named[0]!.info.kind, name };
}

/** The time at which each was seen last. */
const seen = ({ series, lastTimestamp, eventTime }: Event): string =>
  series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? '';

const inOrder = (list: readonly Event[]): readonly Event[] => goSorted(list, (a, b) => seen(a) < seen(b));

function runEvents({ events: list, words, output }: EventsArgs, cluster: Cluster): Result<Done> {
  const line = commandLine('events', words, words.positional);
  const stdout = print(list, words, output, cluster.now);
  if (isRejected(stdout)) return stdout;
  const nothing = isOn(words, 'all-namespaces')
    ? 'No events found.'
    : `No events found in ${namespaceOf(words)} namespace.`;
  const stderr = `${list.length === 0 ? `${nothing}\n` : ''}${isWatch(words) ? WATCH_NOTE : ''}`;
  return {
    understood: line,
    kubectl: { line },
    stdout,
    ...(stderr === '' ? {} : { stderr }),
    focus: list.map(refOf),
    isTable: true,
  };
}

const WATCH_NOTE = '(These are all until now: time passes only while a command works, so there is nothing to watch.)\n';

function print(list: readonly Event[], words: Words, output: Output, now: number): Result<string> {
  if (list.length === 0) return '';
  if (output.form !== 'table') {
    return printWhole(list, output, { isList: true, withManagedFields: false, noHeaders: isOn(words, 'no-headers') });
  }
  const withNamespace = isOn(words, 'all-namespaces');
  const head = [...(withNamespace ? ['NAMESPACE'] : []), 'LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'];
  const rows = list.map(({ metadata, type = '', reason = '', involvedObject, message = '', ...event }) => [
    ...(withNamespace ? [metadata.namespace ?? ''] : []),
    eventInterval(event, now),
    ...[type, reason, `${involvedObject.kind ?? ''}/${involvedObject.name ?? ''}`, message.trim()],
  ]);
  const lines = isOn(words, 'no-headers') ? rows : [head, ...rows];
  return alignTabs(lines.map((cells) => `${cells.join('\t')}\n`).join(''), TABLE);
}

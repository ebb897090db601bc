/** Small languages: templates, selectors, schedules, filters, amounts, and what is typed into a container. */
import * as fc from 'fast-check';
import { isUnparsable, parseSchedule } from '../../../src/api/cron-schedule';
import { nextRun } from '../../../src/api/cron-schedule/next-run';
import { matchesFields, parseFieldSelector } from '../../../src/api/field-selectors';
import { canonicalQuantity, formatQuantity, milliCpu, parseQuantity } from '../../../src/api/quantity';
import { isRejected } from '../../../src/api/rejection';
import { formatSelector, matchesSelector, parseSelector } from '../../../src/api/selectors';
import { CLUSTER_EPOCH, timestamp } from '../../../src/cluster/time';
import { parseDuration } from '../../../src/commands/grammar/duration';
import { splitWords } from '../../../src/commands/grammar/tokens';
import { readPipe } from '../../../src/commands/pipes/stage';
import { through } from '../../../src/commands/pipes/through';
import { execIn } from '../../../src/containers/exec';
import { printCustomColumns, readCustomColumns } from '../../../src/printers/output/custom-columns';
import { printJsonPath, readJsonPath } from '../../../src/printers/output/jsonpath';
import { sortedBy } from '../../../src/printers/output/sort-by';
import { encodeCluster } from '../../../src/cluster/codec';
import { Practice } from '../../commands/practice';
import { commands as typed } from '../seeds';
import { textTarget } from './text-target';

/** Texts of the signs of a language. */
const of = (...signs: readonly string[]) =>
  fc
    .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...signs) }, fc.string({ maxLength: 4 })), {
      maxLength: 14,
    })
    .map((parts) => parts.join(''));

function practice(): Practice {
  const one = new Practice({ seed: 3 });
  const commands = ['deploy web 3', 'deploy db 2 statefulset volume', 'write db-0 /data/x hello'];
  for (const command of commands) one.done(command);
  return one;
}

const PATHS = [
  '.metadata.name',
  '.items[*]',
  '..',
  '.spec',
  '.status',
  '[0]',
  '[-1]',
  '[0:2]',
  '[::2]',
  '[?(@.a=="x")]',
  '*',
];
const MOST_PRINTED = 5_000_000;

const printed = (text: string) => ({
  reached: text.slice(0, 60),
  problems: () => (text.length > MOST_PRINTED ? [`prints ${text.length} characters`] : []),
});

export const jsonpath = textTarget({
  name: 'jsonpath',
  about: '`-o jsonpath` and what it prints',
  share: 60,
  seeds: () => [
    ...['{.items[*].metadata.name}', '{range .items[*]}{.metadata.name}{"\\t"}{.status.phase}{"\\n"}{end}', '{..name}'],
    ...[
      "{.items[?(@.status.phase=='Running')].metadata.name}",
      '{.items[0:2].spec.containers[0].image}',
      "{@['metadata']}",
    ],
    ...[
      '{.items[*][\'metadata.name\', "status.phase"]}',
      '{.items[-1:].metadata.labels.app\\.kubernetes\\.io/name}',
      '$.a',
    ],
  ],
  made: of('{', '}', '{range ', '{end}', '"\\n"', "'", '@', '$', '==', '<', ')', '(', ',', '\\', ' ', ...PATHS),
  open: () => {
    const items = practice().cluster.list('Pod');
    return (text) => {
      const path = readJsonPath(text);
      if (isRejected(path)) return path.message;
      const made = printJsonPath(path, { kind: 'List', items }, false);
      const asJson = printJsonPath(path, { kind: 'List', items }, true);
      if (isRejected(made) !== isRejected(asJson) && isRejected(made)) return made.message;
      return isRejected(made) ? made.message : printed(made);
    };
  },
});

export const columns = textTarget({
  name: 'columns',
  about: '`-o custom-columns` and `--sort-by`',
  share: 30,
  seeds: () => [
    'NAME:.metadata.name,NODE:.spec.nodeName',
    'A:{.status.phase}',
    '.metadata.creationTimestamp',
    'X:..name',
  ],
  made: of('NAME:', ',', ':', '{', '}', ...PATHS),
  open: () => {
    const items = practice().cluster.list('Pod');
    return (text) => {
      const sorted = sortedBy(items, text);
      const read = readCustomColumns(text);
      if (isRejected(read)) return `${read.message} ${isRejected(sorted) ? sorted.message : ''}`;
      const made = printCustomColumns(read, items, false);
      return isRejected(made) ? made.message : printed(made);
    };
  },
});

export const selectors = textTarget({
  name: 'selectors',
  about: 'label and field selectors, and what they pick',
  share: 70,
  seeds: () => [
    ...['app=web', 'app!=web,tier in (a,b),!gone', 'status.phase!=Running', 'metadata.name=web,spec.nodeName=node-1'],
    ...['a notin (x)', 'n>3', 'n<0', 'x==y', 'metadata.name=a\\,b'],
  ],
  made: of(
    'app',
    '=',
    '==',
    '!=',
    '!',
    ' in ',
    ' notin ',
    '(',
    ')',
    ',',
    '>',
    '<',
    '\\',
    ' ',
    'metadata.name',
    'status.phase',
    '1',
  ),
  open: () => {
    const pods = practice().cluster.list('Pod');
    return (text) => {
      const labels = parseSelector(text);
      const fields = parseFieldSelector(text, 'Pod');
      if (!isRejected(labels)) for (const { metadata } of pods) matchesSelector(labels, metadata.labels);
      if (!isRejected(fields)) for (const pod of pods) matchesFields(fields, pod);
      return `${isRejected(labels) ? labels.message : formatSelector(labels)} ${isRejected(fields) ? fields.message : ''}`;
    };
  },
});

/** Hours by which the clocks of places differ are looked up elsewhere; here one without summer time. */
const noOffset = (): number => 0;

export const schedules = textTarget({
  name: 'schedules',
  about: 'cron schedules and their next runs, durations',
  share: 60,
  seeds: () => [
    '*/5 * * * *',
    '0 9 * * mon-fri',
    '@hourly',
    '@every 1h30m',
    '0 0 30 2 *',
    'TZ=UTC 1,2,3-9/2 * ? jan sun',
    '1m30s',
  ],
  made: of(
    '*',
    '/',
    '-',
    ',',
    ' ',
    '0',
    '59',
    '31',
    '12',
    'jan',
    'sun',
    '?',
    '@every ',
    '@daily',
    '1h',
    '9999999999h',
    'TZ=',
    '@',
  ),
  open: () => (text) => {
    const duration = parseDuration(text);
    const schedule = parseSchedule(text);
    if (isUnparsable(schedule)) return schedule.problem;
    let at: number | undefined = CLUSTER_EPOCH;
    let runs = 0;
    for (; at !== undefined && runs < 3; runs++) {
      const next: number | undefined = nextRun(schedule, at, noOffset);
      if (next !== undefined && !(next > at)) {
        const wrong = `a run at ${next} that does not come after ${at}`;
        return { reached: 'no run', problems: () => [wrong] };
      }
      at = next;
    }
    return `${runs} runs ${at === undefined ? 'and no more' : timestamp(at).slice(0, 4)} ${duration === undefined ? '' : 'ms'}`;
  },
});

const LINES = ['NAME   READY', 'web-1  1/1', 'web-2  0/1', '', 'x'.repeat(2_000), 'É |'];

export const filters = textTarget({
  name: 'filters',
  about: 'what stands behind a bar: grep, head, sort, pages',
  share: 50,
  seeds: () => [
    'get pods | grep -v web',
    'get pods | grep -E "a|b" | head -3',
    'x | tail -n +2 | wc -l',
    'a | sort -r | page 2 v7',
  ],
  made: of(
    'get pods ',
    '| ',
    'grep ',
    '-i ',
    '-v ',
    '-E ',
    '-F ',
    '"',
    "'",
    '^',
    '$',
    '.*',
    '\\|',
    '[',
    'head ',
    '-n ',
    '5',
    'page 2',
    'wc -l',
  ),
  open: () => (text) => {
    const read = readPipe(text);
    if (isRejected(read)) return read.message;
    return `${read.view?.typed.length ?? 'no'} ${through(LINES, read.view?.stages ?? []).length} lines`;
  },
});

/** How it is written, whatever the number. */
const lettersOf = (text: string): string => text.replace(/\d+/g, 'd').replace(/[^A-Za-z]/g, 'x');

export const amounts = textTarget({
  name: 'amounts',
  about: 'quantities such as 500m and 16Gi',
  share: 60,
  seeds: () => ['500m', '16Gi', '1e3', '-1.5E', '0.1', '12e-6', '100Ki', '.5', '+1'],
  made: of('1', '0', '9', '.', '-', '+', 'e', 'E', 'm', 'n', 'Ki', 'Mi', 'Gi', 'Ei', 'k', 'P', '9'.repeat(40)),
  open: () => (text) => {
    const canonical = canonicalQuantity(text);
    const amount = parseQuantity(text);
    const shown = Number.isFinite(amount) ? formatQuantity(amount) : 'no amount';
    const isSame = canonical === undefined || canonicalQuantity(canonical) === canonical;
    const problems = isSame ? [] : [`"${canonical}" is not canonical`];
    return {
      reached: `${lettersOf(canonical ?? 'none')} ${Number.isNaN(milliCpu(text)) ? 'NaN' : ''} ${lettersOf(shown)}`,
      problems: () => (Number.isNaN(amount) ? [...problems, 'an amount that is no number'] : problems),
    };
  },
});

export const programs = textTarget({
  name: 'programs',
  about: 'command lines that run in a container',
  share: 60,
  seeds: () => [
    ...typed().flatMap((command) => (command.includes(' -- ') ? [command.slice(command.indexOf(' -- ') + 4)] : [])),
    ...[
      'ls -l /data',
      'cat /data/x',
      'sh -c "echo $HOSTNAME > /data/y && cat /data/y"',
      'printf "%s %d\\n" a 1',
      'env',
      'date',
    ],
    ...[
      'rm -rf /data',
      'touch /data/z',
      'curl -s http://web/',
      'nslookup db',
      'df -h',
      'printenv HOME',
      'hostname; id; uname -a',
    ],
  ],
  made: of(
    'sh -c ',
    '"',
    "'",
    'echo ',
    'cat ',
    '/data/x',
    '$HOME',
    '${X}',
    '>',
    '>>',
    '&&',
    '||',
    ';',
    'printf ',
    '%s',
    '%d',
    '%*d',
    '%999999d',
    '\\n',
    '|',
    ' ',
    'ls ',
    'rm ',
  ),
  open: () => {
    const { cluster } = practice();
    const before = encodeCluster(cluster.snapshot());
    return (text) => {
      const copy = cluster.fork();
      const pod = copy.list('Pod').find(({ metadata }) => metadata.name === 'db-0');
      if (pod === undefined) throw new Error('db-0 is not there');
      const { stdout, stderr, exitCode, changed } = execIn(copy, pod, 'db', splitWords(text));
      const isTouched = !changed && encodeCluster(copy.snapshot()) !== before;
      return {
        reached: `${exitCode} ${stderr} ${changed ? 'changed' : stdout.slice(0, 30)}`,
        problems: () => [
          ...(stdout.length > 20_000 || stderr.length > 20_000 ? ['prints too much'] : []),
          ...(isTouched ? ['says that nothing was changed, but it was'] : []),
          ...(encodeCluster(cluster.snapshot()) === before ? [] : ['changed the cluster of others']),
        ],
      };
    };
  },
});

/**
 * The replies to look-ups that have none of their own: what kubectl's text comes to, and what one would do next.
 */
import { kindNamed, KINDS } from '../../api/kinds';
import { type Kind, type Pod, type Ref, refOf } from '../../api/objects';
import { podState } from '../../diagram/pod-state';
import { button } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { count, shortened } from '../story/pod-name';
import type { OwnReply } from './own-reply';

const PICTURE = button('Show the picture', 'show');
const HELP = button('Help', 'help');
const DRY_RUN = / --dry-run=(?:client|server)(?: -o \w+)?$/;
/** `--output=yaml`, as commands are understood. */
const OUTPUT = / (?:--output=|-o )(?:'([^']*)'|"([^"]*)"|(\S+))/;
const SELECTED = / (?:-l|--selector|--field-selector)[ =]/;
/** Fields of these are often changed by hand. */
const EDITED: ReadonlySet<Kind> = new Set<Kind>([
  ...(['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Service', 'ConfigMap'] as const),
  ...(['HorizontalPodAutoscaler', 'PodDisruptionBudget'] as const),
]);

export const lookedReply = {
  headline: (situation: Situation): string | undefined =>
    isDryRun(situation) ? 'Tried only: nothing was changed' : headlines(situation),
  buttons: (situation: Situation): readonly Button[] => {
    const ways = isDryRun(situation) ? fromDryRun(situation) : waysOn(situation);
    const spare = [PICTURE, HELP].filter(({ run }) => !ways.some((way) => way.run === run));
    return [...ways, ...spare].slice(0, Math.max(2, Math.min(3, ways.length)));
  },
} satisfies OwnReply;

const isDryRun = ({ done }: Situation): boolean => DRY_RUN.test(done.understood);

/** The same without `--dry-run`; a manifest would have to be given again. */
function fromDryRun({ done }: Situation): readonly Button[] {
  const command = done.understood.replace(DRY_RUN, '');
  return / (?:-f|--filename)[ =]/.test(command) ? [] : [button('Do it', command), PICTURE];
}

function headlines(situation: Situation): string | undefined {
  const { asked, done } = situation;
  const [first] = done.focus;
  if (asked === 'get') return first === undefined ? nothing(situation) : found(situation);
  if (asked === 'exec' && first !== undefined) {
    if (done.code !== undefined && done.code !== 0) {
      return `${shortened(first.name)}: that ended with exit code ${done.code}`;
    }
    const lines = done.stdout === '' ? 0 : done.stdout.trimEnd().split('\n').length;
    return `${shortened(first.name)} answered ${lines === 0 ? 'nothing' : `with ${count(lines, 'line')}`}`;
  }
  if (asked === 'auth can-i' && /^(yes|no)\b/.test(done.stdout)) {
    return done.stdout.startsWith('yes') ? 'Yes, that is allowed' : 'No, that is not allowed';
  }
  if (asked === 'diff' && done.stdout === '') return 'No difference: it is here as written';
  if (asked === 'apply view-last-applied' && done.stdout === '') return 'Nothing was applied to it yet';
  return undefined;
}

/** Words of what `get` says beside an empty table whose objects could not be sorted. */
const UNSORTED = 'none of them has the field';
const isUnsorted = ({ stderr = '' }: Situation['done']): boolean => stderr.includes(UNSORTED);

/** What was asked for, where it is one kind of object. */
function kindAsked({ done }: Situation): Kind | undefined {
  const word = done.understood.split(' ')[1] ?? '';
  return kindNamed(word.split('/')[0] ?? '')?.kind;
}

function nothing(situation: Situation): string | undefined {
  const { done } = situation;
  const kind = kindAsked(situation);
  if (kind === undefined || done.stdout !== '') return undefined;
  if (isUnsorted(done)) return `No ${kind} has that field`;
  return SELECTED.test(done.understood) ? `No ${kind} fits that` : `There is no ${kind} here`;
}

const FORMS: Readonly<Record<string, string>> = {
  yaml: 'as YAML',
  json: 'as JSON',
  kyaml: 'as KYAML',
  name: 'by name',
};

/** `3 Pods`, `Deployment web as YAML`. */
function found({ done: { focus, understood } }: Situation): string | undefined {
  const output = outputOf(understood);
  const form = output === undefined || output === 'wide' ? undefined : (FORMS[output] ?? 'in columns of your own');
  const [first] = focus;
  const isOneKind = focus.every(({ kind }) => kind === first?.kind);
  const what = count(focus.length, isOneKind ? first!.kind : 'object');
  if (form === undefined) return what;
  const which = focus.length === 1 ? `${first!.kind} ${shortened(first!.name)}` : what;
  return output?.startsWith('jsonpath') === true ? `${which}: what the path picks` : `${which} ${form}`;
}

function outputOf(understood: string): string | undefined {
  const [, single, double, bare] = OUTPUT.exec(understood) ?? [];
  return single ?? double ?? bare;
}

function waysOn(situation: Situation): readonly Button[] {
  switch (situation.asked) {
    case 'get':
      return fromGet(situation);
    case 'exec':
      return fromExec(situation);
    case 'top pods':
      return [button('Use of the Nodes', 'top nodes'), button('Where they run', 'get pods -o wide'), PICTURE];
    case 'top nodes':
      return [button('Use of the Pods', 'top pods'), button('Describe them', 'describe nodes'), PICTURE];
    case 'auth can-i':
    case 'auth whoami':
      return situation.done.understood.includes('--list')
        ? []
        : [button('All that you may', 'auth can-i --list'), HELP];
    case 'api-versions':
      return [button('Types of objects', 'api-resources'), HELP];
    case 'diff':
    case 'apply view-last-applied': {
      const [first] = situation.done.focus;
      return first === undefined ? [] : [button('As it is now', `get ${named(first)} -o yaml`), describeIt(first)];
    }
    default:
      return [];
  }
}

function fromGet(situation: Situation): readonly Button[] {
  const { done } = situation;
  const [first, ...others] = done.focus;
  const kind = kindAsked(situation);
  const isEverywhere = / (?:-A|--all-namespaces)/.test(done.understood);
  if (first === undefined) {
    if (kind !== undefined && isUnsorted(done)) {
      const unsorted = done.understood.replace(/ --sort-by[= ]('[^']*'|"[^"]*"|\S+)/, '');
      return [button('Without sorting', unsorted), button('Their fields', `${unsorted} -o yaml`), PICTURE];
    }
    const isNamespaced = kind !== undefined && KINDS[kind].namespaced && !isEverywhere;
    return [
      button('What there is', 'get all'),
      ...(isNamespaced ? [button('In every namespace', `get ${KINDS[kind].plural} -A`)] : []),
      PICTURE,
    ];
  }
  const output = outputOf(done.understood);
  if (output !== undefined && output !== 'wide') {
    const table = done.understood.replace(OUTPUT, '');
    const edit = others.length === 0 && EDITED.has(first.kind) ? [button('Edit it', `edit ${named(first)}`)] : [];
    return [button('As a table', table), ...(others.length === 0 ? [describeIt(first)] : []), ...edit];
  }
  if (others.length === 0 && first.kind !== 'Event') return fromOne(first);
  const wide = output === 'wide' ? [] : [`${done.understood} -o wide`];
  const isPods = done.focus.every((ref) => ref.kind === 'Pod');
  const trouble = troubled(situation);
  return [
    ...(trouble === undefined ? [] : [button(`Describe ${shortened(trouble.name)}`, `describe ${named(trouble)}`)]),
    ...wide.map((run) => button(isPods ? 'Where they run' : 'More columns', run)),
    ...(isPods && output === 'wide' ? [button('What they use', 'top pods')] : []),
    ...(kind === 'Node' ? [button('What they use', 'top nodes')] : []),
    PICTURE,
  ];
}

function fromOne(ref: Ref): readonly Button[] {
  const yaml = button('Its YAML', `get ${named(ref)} -o yaml`);
  const log = ref.kind === 'Pod' ? [button('Its log', `logs ${ref.name}${flagOf(ref)}`)] : [];
  return [describeIt(ref), ...log, yaml, ...(EDITED.has(ref.kind) ? [button('Edit it', `edit ${named(ref)}`)] : [])];
}

/** The first Pod of a table that is neither well nor done. */
function troubled({ done, after }: Situation): Ref | undefined {
  const pods = done.focus.map((ref) => after.resolve(ref)).filter((object): object is Pod => object?.kind === 'Pod');
  const pod = pods.find((one) => ['!', 'x', 'P'].includes(podState(one, after).box));
  return pod && refOf(pod);
}

function fromExec({ done }: Situation): readonly Button[] {
  const [pod] = done.focus;
  if (pod === undefined) return [];
  const [before = '', program = ''] = done.understood.split(' -- ');
  const other = /^ls\b/.test(program)
    ? button('Its variables', `${before} -- env`)
    : button('Its files', `${before} -- ls /`);
  return [other, button('Its log', `logs ${pod.name}${flagOf(pod)}`), describeIt(pod)];
}

const describeIt = (ref: Ref): Button => button('Describe it', `describe ${named(ref)}`);
const named = (ref: Ref): string => `${KINDS[ref.kind].singular} ${ref.name}${flagOf(ref)}`;
const flagOf = ({ namespace = 'default' }: Ref): string => (namespace === 'default' ? '' : ` -n ${namespace}`);

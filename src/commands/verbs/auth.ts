/**
 * `auth can-i` and `auth whoami`: what somebody may do in this cluster, and who they are to it. Everybody of a channel
 * may do what the API offers; what a channel keeps for some is a setting of the channel. Follows kubectl/pkg/cmd/auth.
 */
import { kindNamed, type KindInfo } from '../../api/kinds';
import type { Rejection, Result } from '../../api/rejection';
import { RESOURCES } from '../../api/resources';
import { clientError } from '../../api/status';
import { alignTabs, TABLE } from '../../printers/tabwriter';
import { commandLine, isOn, type Words } from '../grammar/words';
import type { Done, Verb } from '../verb';

interface Answer {
  readonly line: string;
  readonly stdout: string;
  readonly stderr?: string;
  readonly code: number;
}

const run = ({ line, stdout, stderr, code }: Answer): Done => ({
  understood: line,
  kubectl: { line },
  stdout,
  ...(stderr === undefined ? {} : { stderr }),
  ...(code === 0 ? {} : { code }),
  focus: [],
  isTable: true,
});

export const canI: Verb<Answer> = {
  name: 'auth can-i',
  usage: 'auth can-i VERB RESOURCE | auth can-i --list',
  summary: 'says what you may do in this cluster',
  examples: ['auth can-i create pods', 'auth can-i --list'],
  effect: 'look',
  origin: 'kubectl',
  flags: [
    { name: 'list', takes: 'switch' },
    { name: 'quiet', short: 'q', takes: 'switch' },
    { name: 'no-headers', takes: 'switch' },
    { name: 'subresource', takes: 'text' },
    { name: 'all-namespaces', short: 'A', takes: 'switch' },
  ],
  parse: readCanI,
  run,
};

export const whoAmI: Verb<Answer> = {
  name: 'auth whoami',
  usage: 'auth whoami',
  summary: 'says who you are to the cluster',
  examples: ['auth whoami'],
  effect: 'look',
  origin: 'kubectl',
  parse: () => ({
    line: 'auth whoami',
    stdout: alignTabs('ATTRIBUTE\tVALUE\nUsername\tkube-tutor\nGroups\t[system:masters system:authenticated]\n', TABLE),
    code: 0,
  }),
  run,
};

const EVERYTHING = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

const verbsOf = ({ group, plural }: KindInfo): readonly string[] =>
  RESOURCES.find((one) => one.group === group && one.plural === plural)?.verbs ?? [];

const KNOWN_VERBS: ReadonlySet<string> = new Set([
  ...EVERYTHING,
  ...['use', 'bind', 'impersonate', '*', 'approve', 'sign', 'escalate', 'attest', 'proxy'],
]);

function readCanI(words: Words): Result<Answer> {
  const { positional } = words;
  const line = commandLine('auth can-i', words, positional);
  if (isOn(words, 'list')) {
    if (positional.length > 0) {
      const hint = 'It lists everything: /kube auth can-i --list';
      return { ...clientError('list option must be specified with no arguments'), hint, fixes: ['auth can-i --list'] };
    }
    return { line, stdout: list(isOn(words, 'no-headers')), code: 0 };
  }
  const [verb = '', resource = ''] = positional;
  if (positional.length !== 2) {
    return usage('you must specify two arguments: verb resource or verb resource/resourceName.');
  }
  const { isYes, why, stderr } = judge(verb, resource, isOn(words, 'all-namespaces'));
  return {
    line,
    stdout: isOn(words, 'quiet') ? '' : isYes ? 'yes\n' : `no${why === '' ? '' : ` - ${why}`}\n`,
    ...(stderr === '' ? {} : { stderr }),
    code: isYes ? 0 : 1,
  };
}

interface Judged {
  readonly isYes: boolean;
  readonly why: string;
  /** What kubectl finds odd about the question. */
  readonly stderr: string;
}

/** `pods`, `pods/log`, `/healthz`. */
function judge(verb: string, resource: string, isEverywhere: boolean): Judged {
  if (resource.startsWith('/')) return { isYes: verb === 'get', why: '', stderr: '' };
  const [type = '', part] = resource.split('/');
  const info = kindNamed(type);
  const isServed = type === '*' || info !== undefined;
  const verbs = info === undefined ? EVERYTHING : verbsOf(info);
  const isPart = part !== undefined && /^(log|exec|scale|status|eviction)$/.test(part) && info !== undefined;
  const stderr = [
    KNOWN_VERBS.has(verb) ? '' : `Warning: verb '${verb}' is not a known verb\n\n`,
    isServed ? '' : `Warning: the server doesn't have a resource type '${type}'\n\n`,
    info === undefined || info.namespaced || isEverywhere ? '' : scopeWarning(info),
  ].join('');
  return {
    isYes: (isServed && (verb === '*' || verbs.includes(verb))) || (isPart && verb === 'create'),
    why: isServed ? 'only the control plane may' : 'this cluster does not serve it',
    stderr,
  };
}

const scopeWarning = ({ plural, group }: KindInfo): string =>
  `Warning: resource '${plural}' is not namespace scoped${group === '' ? '' : ` in group '${group}'`}\n\n`;

function usage(message: string): Rejection {
  return {
    ...clientError(`${message}\nSee 'kubectl auth can-i -h' for help and examples.`),
    hint: 'May you what? /kube auth can-i create pods',
    fixes: canI.examples,
  };
}

/** One line for each resource, in the order of what may be done with it. Follows SortableRuleSlice. */
function list(noHeaders: boolean): string {
  const rules = RESOURCES.flatMap(({ group, plural, verbs, subresources }) => [
    ruleOf(verbs, group, plural),
    ...subresources.map((part) => ruleOf(part.verbs, group, plural, part.name)),
  ]);
  const sorted = [...rules, ANY_ADDRESS].sort((a, b) => (a.place < b.place ? -1 : 1));
  const lines = [...new Set(sorted.map(({ line }) => line))].join('');
  return alignTabs(`${noHeaders ? '' : 'Resources\tNon-Resource URLs\tResource Names\tVerbs\n'}${lines}`, TABLE);
}

interface Rule {
  /** Where it stands among the others. */
  readonly place: string;
  readonly line: string;
}

const ANY_ADDRESS: Rule = { place: '[get][][]', line: '\t[*]\t[]\t[get]\n' };

function ruleOf(verbs: readonly string[], group: string, plural: string, part = ''): Rule {
  const name = `${plural}${group === '' ? '' : `.${group}`}${part === '' ? '' : `/${part}`}`;
  const may = `[${verbs.join(' ')}]`;
  return {
    place: `${may}[${group}][${plural}${part === '' ? '' : `/${part}`}]`,
    line: `${name}\t[]\t[]\t${may}\n`,
  };
}

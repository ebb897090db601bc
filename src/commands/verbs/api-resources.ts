/**
 * `api-resources`: which types of objects there are. Follows kubectl/pkg/cmd/apiresources.
 */
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { type ApiResource, groupVersion, PREFERRED_RESOURCES, RESOURCES } from '../../api/resources';
import { clientError } from '../../api/status';
import { alignTabs, TABLE } from '../../printers/tabwriter';
import { printYaml } from '../../printers/yaml';
import { commandLine, isOn, textOf, type Words } from '../grammar/words';
import type { Done, Verb } from '../verb';

const JSON_INDENT = 4;

type Form = 'table' | 'wide' | 'name' | 'json' | 'yaml';

interface ResourcesArgs {
  readonly resources: readonly ApiResource[];
  readonly form: Form;
  readonly words: Words;
}

export const apiResources: Verb<ResourcesArgs> = {
  name: 'api-resources',
  usage: 'api-resources [--namespaced=false] [-o wide|name]',
  summary: 'lists the types of objects that there are',
  examples: ['api-resources', 'api-resources --api-group=apps', 'api-resources --namespaced=false -o name'],
  effect: 'look',
  origin: 'kubectl',
  flags: [
    { name: 'api-group', takes: 'text' },
    { name: 'namespaced', takes: 'switch' },
    { name: 'verbs', takes: 'text' },
    { name: 'categories', takes: 'text' },
    { name: 'sort-by', takes: 'text' },
    { name: 'output', short: 'o', takes: 'text' },
    { name: 'no-headers', takes: 'switch' },
    { name: 'cached', takes: 'switch' },
  ],
  parse: readResources,
  run: listResources,
};

function readResources(words: Words): Result<ResourcesArgs> {
  const { positional } = words;
  if (positional.length > 0) {
    const message = `unexpected arguments: [${positional.join(' ')}]\nSee 'kubectl api-resources -h' for help and examples`;
    return { ...clientError(message), hint: 'It lists every type and takes no names.', fixes: ['api-resources'] };
  }
  const form = readForm(textOf(words, 'output') ?? '');
  if (isRejected(form)) return form;
  const sortBy = textOf(words, 'sort-by') ?? '';
  if (sortBy !== '' && sortBy !== 'name' && sortBy !== 'kind') {
    return clientError('--sort-by accepts only name or kind');
  }
  const picked = PREFERRED_RESOURCES.filter((resource) => isPicked(resource, words));
  return { resources: inOrder(picked, sortBy), ...form, words };
}

const FORMS: readonly Form[] = ['wide', 'name', 'json', 'yaml'];

function readForm(text: string): Result<{ readonly form: Form }> {
  const form = text === '' ? 'table' : FORMS.find((one) => one === text.toLowerCase());
  if (form !== undefined) return { form };
  const known = 'json,kyaml,name,wide,yaml';
  return clientError(
    `unable to match a printer suitable for the output format "${text}", allowed formats are: ${known}`,
  );
}

function isPicked(resource: ApiResource, words: Words): boolean {
  const group = textOf(words, 'api-group');
  const verbs = listOf(textOf(words, 'verbs'));
  const categories = listOf(textOf(words, 'categories'));
  return (
    (group === undefined || group === resource.group) &&
    (!words.flags.has('namespaced') || isOn(words, 'namespaced') === resource.namespaced) &&
    verbs.every((verb) => resource.verbs.includes(verb)) &&
    categories.every((category) => resource.categories.includes(category))
  );
}

const listOf = (text = ''): readonly string[] => text.split(',').filter((part) => part !== '');

function inOrder(resources: readonly ApiResource[], sortBy: string): readonly ApiResource[] {
  const key = ({ group, plural, kind }: ApiResource): readonly string[] =>
    sortBy === 'name' ? [plural] : sortBy === 'kind' ? [kind] : [group, plural];
  return resources.toSorted((a, b) => (key(a).join('\0') < key(b).join('\0') ? -1 : 1));
}

function listResources({ resources, form, words }: ResourcesArgs): Done {
  const line = commandLine('api-resources', words, []);
  return { understood: line, kubectl: { line }, stdout: print(resources, form, words), focus: [], isTable: true };
}

function print(resources: readonly ApiResource[], form: Form, words: Words): string {
  if (form === 'name') return resources.map((resource) => `${fullName(resource)}\n`).join('');
  if (form === 'json') return `${JSON.stringify(asList(resources), undefined, JSON_INDENT)}\n`;
  if (form === 'yaml') return printYaml(asList(resources));
  const isWide = form === 'wide';
  const head = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND', ...(isWide ? ['VERBS', 'CATEGORIES'] : [])];
  const rows = resources.map((resource) => [
    ...[
      resource.plural,
      resource.shortNames.join(','),
      groupVersion(resource),
      `${resource.namespaced}`,
      resource.kind,
    ],
    ...(isWide ? [resource.verbs.join(','), resource.categories.join(',')] : []),
  ]);
  const lines = isOn(words, 'no-headers') ? rows : [head, ...rows];
  return lines.length === 0 ? '' : alignTabs(lines.map((cells) => `${cells.join('\t')}\n`).join(''), TABLE);
}

const fullName = ({ plural, group }: ApiResource): string => (group === '' ? plural : `${plural}.${group}`);

function asList(resources: readonly ApiResource[]): object {
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: '',
    resources: resources.map((resource) => ({
      name: resource.plural,
      singularName: resource.singular,
      namespaced: resource.namespaced,
      ...(resource.group !== '' && { group: resource.group }),
      version: resource.version,
      kind: resource.kind,
      verbs: resource.verbs,
      ...(resource.shortNames.length > 0 && { shortNames: resource.shortNames }),
      ...(resource.categories.length > 0 && { categories: resource.categories }),
    })),
  };
}

/** `api-versions`: the groups of these types, with their versions. Follows kubectl/pkg/cmd/apiresources/apiversions.go. */
export const apiVersions: Verb<Words> = {
  name: 'api-versions',
  usage: 'api-versions',
  summary: 'lists the groups and versions of the API',
  examples: ['api-versions'],
  effect: 'look',
  origin: 'kubectl',
  parse: (words): Words | Rejection =>
    words.positional.length === 0
      ? words
      : {
          ...clientError(
            `unexpected arguments: [${words.positional.join(' ')}]\nSee 'kubectl api-versions -h' for help and examples`,
          ),
          fixes: ['api-versions'],
        },
  run: () => {
    const versions = [...new Set(RESOURCES.map(groupVersion))].sort();
    return {
      understood: 'api-versions',
      kubectl: { line: 'api-versions' },
      stdout: versions.map((version) => `${version}\n`).join(''),
      focus: [],
      isTable: true,
    };
  },
};

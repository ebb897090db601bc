/**
 * `version` and `cluster-info`: what is asked, and where it is. Follows kubectl/pkg/cmd/{version,clusterinfo}.
 */
import type { Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { VERSION_INFO } from '../../api/version';
import { printYaml } from '../../printers/yaml';
import { commandLine, isOn, textOf, type Words } from '../grammar/words';
import type { Done, Verb } from '../verb';

/** Of the kustomize within kubectl 1.35. */
const KUSTOMIZE = 'v5.7.1';
const JSON_INDENT = 2;

export const version: Verb<Words> = {
  name: 'version',
  usage: 'version [-o json|yaml]',
  summary: 'says which version of Kubernetes is simulated',
  examples: ['version', 'version -o yaml'],
  effect: 'look',
  origin: 'kubectl',
  flags: [
    { name: 'client', takes: 'switch' },
    { name: 'output', short: 'o', takes: 'text' },
  ],
  parse: readVersion,
  run: printVersion,
};

function readVersion(words: Words): Result<Words> {
  if (words.positional.length > 0) {
    return { ...clientError(`extra arguments: [${words.positional.join(' ')}]`), fixes: ['version'] };
  }
  const output = textOf(words, 'output') ?? '';
  if (output === '' || output === 'yaml' || output === 'json') return words;
  return { ...clientError("--output must be 'yaml' or 'json'"), fixes: ['version', 'version -o yaml'] };
}

function printVersion(words: Words): Done {
  const line = commandLine('version', words, []);
  const isOfClient = isOn(words, 'client');
  const whole = {
    clientVersion: VERSION_INFO,
    kustomizeVersion: KUSTOMIZE,
    ...(isOfClient ? {} : { serverVersion: VERSION_INFO }),
  };
  const { gitVersion } = VERSION_INFO;
  const server = isOfClient ? '' : `Server Version: ${gitVersion}\n`;
  const output = textOf(words, 'output');
  const stdout =
    output === 'json'
      ? `${JSON.stringify(whole, undefined, JSON_INDENT)}\n`
      : output === 'yaml'
        ? `${printYaml(whole)}\n`
        : `Client Version: ${gitVersion}\nKustomize Version: ${KUSTOMIZE}\n${server}`;
  return { understood: line, kubectl: { line }, stdout, focus: [], isTable: true };
}

/** The name by which programs in a cluster find its API server. */
const ADDRESS = 'https://kubernetes.default.svc';

export const clusterInfo: Verb<Words> = {
  name: 'cluster-info',
  usage: 'cluster-info',
  summary: 'says where the control plane is',
  examples: ['cluster-info'],
  effect: 'look',
  origin: 'kubectl',
  parse: (words) => {
    const [first] = words.positional;
    return first === undefined ? words : { ...clientError(`unknown command "${first}"`), fixes: ['get all -A'] };
  },
  run: () => ({
    understood: 'cluster-info',
    kubectl: { line: 'cluster-info' },
    stdout:
      `Kubernetes control plane is running at ${ADDRESS}\n\n` +
      "To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n",
    stderr: '(The control plane of this channel is simulated: nothing listens at that address.)\n',
    focus: [],
    isTable: true,
  }),
};

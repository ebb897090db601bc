/**
 * `run`: makes one Pod of an image, which no controller owns. Follows kubectl/pkg/cmd/run.
 */
import { type Container, type Draft, type Pod, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { createObject } from '../../cluster/admission';
import { createdBy } from '../../cluster/server-side-apply/managed-fields';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { readLabels } from '../grammar/labels';
import { commandLine, isOn, namespaceOf, quoted, textOf, valuesOf, type Words } from '../grammar/words';
import type { Verb } from '../verb';

interface RunArgs {
  readonly draft: Draft<Pod>;
  readonly line: string;
}

export const runPod: Verb<RunArgs> = {
  name: 'run',
  usage: 'run NAME --image=IMAGE [--restart=Never] [-- ARGS]',
  summary: 'makes one Pod that no controller owns',
  examples: ['run solo --image=web:v1', 'run once --image=work:exit0 --restart=Never'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'image', takes: 'text' },
    { name: 'image-pull-policy', takes: 'text' },
    { name: 'restart', takes: 'text' },
    { name: 'labels', short: 'l', takes: 'text' },
    { name: 'annotations', takes: 'text', isRepeated: true },
    { name: 'env', takes: 'text', isRepeated: true },
    { name: 'port', takes: 'number' },
    { name: 'command', takes: 'switch' },
    { name: 'stdin', short: 'i', takes: 'switch' },
    { name: 'tty', short: 't', takes: 'switch' },
    { name: 'attach', takes: 'switch' },
    { name: 'rm', takes: 'switch' },
  ],
  parse: readRun,
  run: ({ draft, line }, cluster) => {
    const { name = '', namespace } = draft.metadata;
    const made = actAsYou(cluster, { verb: 'created', object: { kind: 'Pod', name, namespace } }, (target) =>
      createObject(target, draft, createdBy('kubectl-run')),
    );
    if (isRejected(made)) return made;
    return { understood: line, kubectl: { line }, stdout: resultLine(made, 'created'), focus: [refOf(made)] };
  },
};

function readRun(words: Words): Result<RunArgs> {
  const [name, ...given] = words.positional;
  const [image, restart] = [textOf(words, 'image') ?? '', textOf(words, 'restart') ?? 'Always'];
  if (image === '') {
    const fix = `run ${name ?? 'solo'} --image=${name ?? 'web'}:v1`;
    return { ...clientError('required flag(s) "image" not set'), hint: 'It needs an image.', fixes: [fix] };
  }
  if (name === undefined) return usage('NAME is required for run', `run solo --image=${image}`);
  const terminal = ['stdin', 'tty', 'attach', 'rm'].find((flag) => isOn(words, flag));
  if (terminal !== undefined) return noTerminal(terminal, name, image);
  if (!/^(Always|OnFailure|Never)$/.test(restart)) {
    return usage(`invalid restart policy: ${restart}`, `run ${name} --image=${image} --restart=Never`);
  }
  const notes = readNotes(words, name);
  if (isRejected(notes)) return notes;
  const container = readContainer(words, name, image, given);
  if (isRejected(container)) return container;
  const draft = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: namespaceOf(words), ...notes },
    spec: { containers: [container], restartPolicy: restart },
  } as unknown as Draft<Pod>;
  const line = commandLine('run', words, [name]);
  return { draft, line: given.length === 0 ? line : `${line} -- ${given.map(quoted).join(' ')}` };
}

function usage(message: string, fix: string): Rejection {
  return { ...clientError(`${message}\nSee 'kubectl run -h' for help and examples`), fixes: [fix] };
}

/** kubectl would show what the container prints, or hand it what is typed. */
function noTerminal(flag: string, name: string, image: string): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message: `--${flag} needs a terminal, and a channel is none.`,
    hint: 'The Pod can be made without it.',
    fixes: [`run ${name} --image=${image}`],
  };
}

/** Labels of one's own take the place of `run=NAME`. */
function readNotes(words: Words, name: string): Result<Pick<Draft['metadata'], 'labels' | 'annotations'>> {
  const labels = readLabels((textOf(words, 'labels') ?? '').split(',').filter((label) => label !== ''));
  if (isRejected(labels)) return labels;
  const annotations = valuesOf(words, 'annotations').map(pair);
  const wrong = valuesOf(words, 'annotations').find((one) => !one.includes('='));
  if (wrong !== undefined) return clientError(`unexpected annotation format: ${wrong}`);
  return {
    labels: Object.keys(labels).length === 0 ? { run: name } : labels,
    ...(annotations.length === 0 ? {} : { annotations: Object.fromEntries(annotations) }),
  };
}

function readContainer(words: Words, name: string, image: string, given: readonly string[]): Result<Container> {
  const variables = valuesOf(words, 'env');
  const wrong = variables.find((one) => !/^[^=]+=/.test(one));
  if (wrong !== undefined) return clientError(`invalid env: ${wrong}`);
  const [port, policy] = [textOf(words, 'port'), textOf(words, 'image-pull-policy')];
  const env = variables.map(pair).map(([key, value]) => ({ name: key, value }));
  return {
    name,
    image,
    ...(env.length === 0 ? {} : { env }),
    ...(port === undefined ? {} : { ports: [{ containerPort: Number(port) }] }),
    ...(policy === undefined ? {} : { imagePullPolicy: policy }),
    ...(given.length === 0 ? {} : { [isOn(words, 'command') ? 'command' : 'args']: given }),
  };
}

function pair(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}

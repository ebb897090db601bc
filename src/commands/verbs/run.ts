/**
 * `run`: makes one Pod of an image, which no controller owns. Follows kubectl/pkg/cmd/run.
 */
import type { Draft } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { type Generated, generated, onlyMade, post } from '../generators/generated';
import { readLabels } from '../grammar/labels';
import { isOn, textOf, valuesOf, type Words } from '../grammar/words';
import type { Cluster } from '../../cluster/cluster';
import type { Done, Verb } from '../verb';

interface RunArgs {
  readonly pod: Generated;
  /** The Service in front of it: `--expose`. */
  readonly service?: Generated;
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
    { name: 'port', takes: 'text' },
    { name: 'expose', takes: 'switch' },
    { name: 'command', takes: 'switch' },
    { name: 'privileged', takes: 'switch' },
    { name: 'stdin', short: 'i', takes: 'switch' },
    { name: 'tty', short: 't', takes: 'switch' },
    { name: 'attach', takes: 'switch' },
    { name: 'rm', takes: 'switch' },
    { name: 'quiet', short: 'q', takes: 'switch' },
  ],
  parse: readRun,
  run: makeAll,
  offline: ({ pod, service }) => both(service === undefined ? undefined : onlyMade(service), onlyMade(pod)),
};

/** As kubectl does: the Service first. */
function makeAll({ pod, service }: RunArgs, cluster: Cluster): Result<Done> {
  const front = service === undefined ? undefined : post(service, cluster.fork(), undefined, 'kubectl-run');
  const trial = post(pod, cluster.fork(), undefined, 'kubectl-run');
  const refused = [front, trial].find(isRejected);
  if (refused !== undefined) return refused;
  const made = service === undefined ? undefined : post(service, cluster, undefined, 'kubectl-run');
  const done = post(pod, cluster, undefined, 'kubectl-run');
  if (isRejected(done)) return done;
  return both(made === undefined || isRejected(made) ? undefined : made, done);
}

function both(service: Done | undefined, pod: Done): Done {
  if (service === undefined) return pod;
  return {
    ...pod,
    stdout: service.stdout + pod.stdout,
    focus: [...pod.focus, ...service.focus],
    made: [...(service.made ?? []), ...(pod.made ?? [])],
  };
}

function readRun(words: Words): Result<RunArgs> {
  const [name, ...given] = words.positional;
  const image = textOf(words, 'image') ?? '';
  if (image === '') {
    const fix = `run ${name ?? 'solo'} --image=${name ?? 'web'}:v1`;
    return { ...clientError('required flag(s) "image" not set'), hint: 'It needs an image.', fixes: [fix] };
  }
  if (name === undefined) return usage('NAME is required for run', `run solo --image=${image}`);
  const wrong = refused(words, name, image);
  if (wrong !== undefined) return wrong;
  const notes = readNotes(words, name);
  if (isRejected(notes)) return notes;
  const container = readContainer(words, name, image, given);
  if (isRejected(container)) return container;
  const made = {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: { name, ...notes },
    spec: { containers: [container], restartPolicy: textOf(words, 'restart') ?? 'Always', dnsPolicy: 'ClusterFirst' },
    status: {},
  } as const;
  const flags = new Map([...words.flags].filter(([flag]) => !SILENT.has(flag)));
  const pod = generated('run', { ...words, flags, positional: [name] }, made, given);
  return { pod, ...(isOn(words, 'expose') ? { service: serviceFor(words, name, notes.labels ?? {}) } : {}) };
}

/** Flags that say how to watch the Pod, which a channel does anyhow. */
const SILENT: ReadonlySet<string> = new Set(['quiet']);

function refused(words: Words, name: string, image: string): Rejection | undefined {
  const terminal = ['stdin', 'tty', 'attach'].find((flag) => isOn(words, flag));
  if (terminal !== undefined) return noTerminal(terminal, name, image);
  if (isOn(words, 'rm')) {
    return usage('--rm should only be used for attached containers', `run ${name} --image=${image}`);
  }
  const restart = textOf(words, 'restart') ?? 'Always';
  if (!/^(Always|OnFailure|Never)$/.test(restart)) {
    return usage(`invalid restart policy: ${restart}`, `run ${name} --image=${image} --restart=Never`);
  }
  const policy = textOf(words, 'image-pull-policy') ?? '';
  if (!/^(|Always|IfNotPresent|Never)$/.test(policy)) {
    return usage(`invalid image pull policy: ${policy}`, `run ${name} --image=${image}`);
  }
  const port = textOf(words, 'port') ?? '';
  if (port !== '' && !/^[-+]?\d+$/.test(port)) {
    const message = `strconv.Atoi: parsing ${JSON.stringify(port)}: invalid syntax`;
    return { ...clientError(message), hint: 'A port is a number.', fixes: [`run ${name} --image=${image} --port=80`] };
  }
  if (port === '' && isOn(words, 'expose')) {
    return usage('--port must be set when exposing a service', `run ${name} --image=${image} --port=80 --expose`);
  }
  return undefined;
}

function serviceFor(words: Words, name: string, labels: Readonly<Record<string, string>>): Generated {
  const port = Number(textOf(words, 'port'));
  return generated('expose', words, {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: { name },
    spec: { ports: [{ protocol: 'TCP', port, targetPort: port }], selector: labels },
    status: { loadBalancer: {} },
  });
}

function usage(message: string, fix: string): Rejection {
  const hint = `run makes one Pod of an image: /kube ${fix}`;
  return { ...clientError(`${message}\nSee 'kubectl run -h' for help and examples`), hint, fixes: [fix] };
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
  const pairs = (textOf(words, 'labels') ?? '').split(',').filter((label) => label !== '');
  const odd = pairs.find((label) => !label.includes('='));
  if (odd !== undefined) return { ...clientError(`unexpected label spec: ${odd}`), hint: 'A label is KEY=VALUE.' };
  const labels = readLabels(pairs);
  if (isRejected(labels)) return labels;
  const annotations = valuesOf(words, 'annotations').map(pair);
  const wrong = valuesOf(words, 'annotations').find((one) => !one.includes('='));
  if (wrong !== undefined) return clientError(`unexpected annotation format: ${wrong}`);
  return {
    labels: Object.keys(labels).length === 0 ? { run: name } : labels,
    ...(annotations.length === 0 ? {} : { annotations: Object.fromEntries(annotations) }),
  };
}

function readContainer(words: Words, name: string, image: string, given: readonly string[]): Result<object> {
  const variables = valuesOf(words, 'env');
  const wrong = variables.find((one) => !/^[^=]+=/.test(one));
  if (wrong !== undefined) return clientError(`invalid env: ${wrong}`);
  const [port, policy] = [textOf(words, 'port'), textOf(words, 'image-pull-policy')];
  const env = variables.map(pair).map(([key, value]) => ({ name: key, value }));
  return {
    name,
    image,
    ...(given.length === 0 ? {} : { [isOn(words, 'command') ? 'command' : 'args']: given }),
    ...(port === undefined ? {} : { ports: [{ containerPort: Number(port) }] }),
    ...(env.length === 0 ? {} : { env }),
    resources: {},
    ...(policy === undefined ? {} : { imagePullPolicy: policy }),
    ...(isOn(words, 'privileged') ? { securityContext: { privileged: true } } : {}),
  };
}

function pair(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}

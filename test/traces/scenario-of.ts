/** A recording as a scenario: what people and machines did, in the words of a scenario file. */
import type { Action, KubeletRequest, Recording } from './recording';

export interface RecordedStep {
  /** When it was over in the recording. */
  readonly at: number;
  /** Whether the cluster rested then, so that it can be compared. */
  readonly isRest: boolean;
  /** A step of a scenario file. */
  readonly step: Readonly<Record<string, unknown>>;
  /** Whether the command succeeded; undefined for what is no command. */
  readonly succeeded?: boolean;
}

/** Commands that only look; they are left out. */
const LOOKS = /^(get|describe|explain|api-resources|logs|rollout (status|history))\b/;

export function stepsOf(recording: Recording): readonly RecordedStep[] {
  const naming = placeholdersOf(recording);
  const steps: RecordedStep[] = [];
  let previous = 0;
  for (const action of recording.actions) {
    const step = stepOf(action, previous, naming);
    if (step !== undefined) steps.push(step);
    previous = action.tEnd ?? action.t;
  }
  return steps;
}

/** The scenario file (JSON is YAML). The control plane was 1.26: a kubelet's silence lasted 40 s. */
export function scenarioOf(recording: Recording): string {
  const timing = { pull: '0s', start: '1s', stop: '1s', slow: '5s', nodeGrace: '40s' };
  const cluster = { nodes: 3, rules: 'kubernetes', timing };
  const steps = stepsOf(recording).map(({ step }) => step);
  return JSON.stringify({ name: recording.name, title: recording.title, cluster, steps }, null, 1);
}

type Naming = (text: string) => string;

/** Puts `$pod[n]` and `$rs[n]` in the place of names that were random. */
function placeholdersOf({ transitions, pods, replicaSets }: Recording): Naming {
  const names = new Map<string, string>();
  const ownerOf = (kind: string, name: string) => {
    const first = transitions.find((transition) => transition.kind === kind && transition.name === name);
    return (first?.state?.owner as string | null | undefined)?.split('/');
  };
  for (const [index, name] of replicaSets.entries()) {
    if (ownerOf('ReplicaSet', name) !== undefined) names.set(name, `$rs[${index + 1}]`);
  }
  for (const [index, name] of pods.entries()) {
    const [kind, owner = ''] = ownerOf('Pod', name) ?? [];
    if (kind === 'DaemonSet') {
      const bound = transitions.find(({ name: pod, change }) => pod === name && typeof change?.node === 'string');
      names.set(name, `$pod[${owner}@${String(bound?.change?.node)}]`);
    } else if (kind === 'ReplicaSet' || kind === 'Job') names.set(name, `$pod[${index + 1}]`);
  }
  return (text) => text.replace(/[a-z0-9]([-a-z0-9.]*[a-z0-9])?/g, (word) => names.get(word) ?? word);
}

function stepOf(action: Action, previous: number, naming: Naming): RecordedStep | undefined {
  const at = action.tEnd ?? action.t;
  switch (action.kind) {
    case 'settle':
      return { at: action.t, isRest: true, step: { settle: `${action.quiet}ms` } };
    case 'sleep':
      return { at: action.t + action.ms, isRest: false, step: { wait: `${action.ms}ms` } };
    case 'until':
      return { at: action.t, isRest: false, step: { wait: `${Math.max(0, action.t - previous)}ms` } };
    case 'kubectl':
    case 'kubectl-stream': {
      const command = action.cmd.replace(/^kubectl\S*\s+/, '');
      const failed = action.code !== 0 && action.code !== null;
      if (LOOKS.test(command) && !(failed && action.kind === 'kubectl')) return undefined;
      const stdin = action.stdin === undefined ? {} : { stdin: naming(action.stdin) };
      return commanded(at, { kube: naming(command), ...stdin }, !failed, action.stderr?.split('\n')[0]);
    }
    case 'kubelet':
      return action.path === '/config'
        ? { at, isRest: false, step: { timing: timingOf(action.body) } }
        : commanded(at, { kube: naming(faultOf(action.path, action.body)) }, true);
    case 'rest':
      return commanded(at, requestOf(action, naming), action.code < 400, '');
  }
}

function commanded(at: number, step: object, succeeded: boolean, error = ''): RecordedStep {
  return { at, isRest: false, step: { ...step, ...(succeeded ? {} : { fails: error }) }, succeeded };
}

const TIMINGS: Readonly<Record<string, string>> = {
  deleteMs: 'stop',
  startMs: 'start',
  staggerMs: 'stagger',
  slowMs: 'slow',
};

const timingOf = (body: KubeletRequest): object =>
  Object.fromEntries(Object.entries(body).map(([key, value]) => [TIMINGS[key] ?? key, `${value as number}ms`]));

/** What was asked of the made-up kubelets, as a command. */
function faultOf(path: string, { pod = '', name = '', loop, value }: KubeletRequest): string {
  switch (path) {
    case '/crash':
      return `crash pod ${pod}${loop === true ? ' --loop' : ''}`;
    case '/unready':
      return `unready pod ${pod}`;
    case '/ready':
      return `ready pod ${pod}`;
    case '/node/add':
      return `node add ${name}`;
    case '/node/remove':
      return `node remove ${name}`;
    case '/node/stop':
      return `node fail ${name}`;
    case '/node/start':
      return `node recover ${name}`;
    case '/node/notready':
      return `node ${value === false ? 'recover' : 'notready'} ${name}`;
    default:
      throw new Error(`a recording asks kubelets for ${path}, which no command does`);
  }
}

/** What was asked of the API server without kubectl, as a command. */
function requestOf({ method, path, body }: Action & { kind: 'rest' }, naming: Naming): object {
  const words = path.split('/');
  const [type = '', name = ''] = words.slice(-2);
  if (name === 'eviction') return { kube: `evict pod ${naming(type)}` };
  if (name === 'status') return { kube: `fail pod ${naming(type)}` };
  if (method === 'PATCH') {
    return { kube: `patch ${type.replace(/s$/, '')} ${name} --type=merge -p '${JSON.stringify(body)}'` };
  }
  const kind = name === 'storageclasses' ? { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' } : {};
  return { kube: 'apply -f -', stdin: JSON.stringify({ ...kind, ...body }) };
}

/**
 * `probe`: gives the containers of an app probes, or takes them away. A new template, so new Pods.
 */
import { type Container, refOf, type Workload } from '../../api/objects';
import { own } from '../../api/own';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { containersOf, isTemplated, withContainers } from '../changes/containers';
import { actAsYou } from '../changes/intent';
import { commandLine, namespaceOf, type Words } from '../grammar/words';
import { readWorkloads } from '../naming/workload-names';
import type { Done, Verb } from '../verb';

type Wish = 'liveness' | 'readiness' | 'startup' | 'off';

interface ProbeArgs {
  readonly workload: Workload;
  readonly wishes: readonly Wish[];
}

const KINDS_PROBED = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;
const FIELDS = { liveness: 'livenessProbe', readiness: 'readinessProbe', startup: 'startupProbe' } as const;
const WISHES: Readonly<Record<string, Wish>> = {
  liveness: 'liveness',
  live: 'liveness',
  livenessprobe: 'liveness',
  readiness: 'readiness',
  ready: 'readiness',
  readinessprobe: 'readiness',
  startup: 'startup',
  start: 'startup',
  startupprobe: 'startup',
  off: 'off',
  none: 'off',
  no: 'off',
};

export const probe: Verb<ProbeArgs> = {
  name: 'probe',
  aliases: ['probes', 'set probe', 'healthcheck'],
  usage: 'probe [NAME] liveness|readiness|startup|off',
  summary: 'lets the kubelet ask an app whether it answers',
  examples: ['probe web liveness', 'probe web readiness', 'probe web off'],
  effect: 'change',
  origin: 'tutor',
  parse: readProbe,
  run: runProbe,
};

/** `probe web liveness`, `probe liveness readiness`, `probe deployment/web off`. */
function readProbe(words: Words, cluster: Cluster): Result<ProbeArgs> {
  const said = words.positional.filter((word) => !/^(?:probe|probes|and|with|for)$/i.test(word));
  const wishes = said.flatMap((word) => own(WISHES, word.toLowerCase()) ?? []);
  const names = said.filter((word) => own(WISHES, word.toLowerCase()) === undefined);
  const again = (name: string): string => commandLine('probe', words, [name, ...wishes]);
  const found = readWorkloads(cluster, names, namespaceOf(words), KINDS_PROBED, again);
  if (isRejected(found)) return found;
  const [workload, ...others] = found.filter(isTemplated);
  if (workload === undefined || wishes.length === 0) return whichProbe(workload?.metadata.name);
  if (others.length > 0) return { rejected: true, code: 'Tutor', message: 'One at a time.', fixes: names.map(again) };
  return { workload, wishes: [...new Set(wishes)] };
}

function whichProbe(name = 'web'): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message: 'Which probe?',
    hint: 'liveness starts a container again, readiness takes it out of its Service, startup gives it time.',
    fixes: [`probe ${name} liveness`, `probe ${name} readiness`, `probe ${name} startup`],
  };
}

function runProbe({ workload, wishes }: ProbeArgs, cluster: Cluster): Result<Done> {
  const next = withContainers(
    workload,
    containersOf(workload).map((container) => withProbes(container, wishes)),
  );
  const intent = {
    verb: 'changed',
    object: refOf(workload),
    detail: { what: 'probes', probes: wishes.join(' ') },
  } as const;
  const stored = actAsYou(cluster, intent, (target) => updateObject(target, next));
  if (isRejected(stored)) return stored;
  const isSame = stored.metadata.resourceVersion === workload.metadata.resourceVersion;
  return {
    understood: `probe ${workload.metadata.name} ${wishes.join(' ')}`,
    kubectl: { none: 'probes stand in the manifest of an app' },
    stdout: isSame ? '' : resultLine(stored, 'probes updated'),
    focus: [refOf(stored)],
  };
}

/** Asks for the page `/` at the first port that the container declares. */
function withProbes(container: Container, wishes: readonly Wish[]): Container {
  const port = container.ports?.[0]?.containerPort ?? 80;
  let next = container;
  for (const wish of wishes) {
    next =
      wish === 'off'
        ? { ...next, livenessProbe: undefined, readinessProbe: undefined, startupProbe: undefined }
        : { ...next, [FIELDS[wish]]: { httpGet: { path: '/', port } } };
  }
  return next;
}

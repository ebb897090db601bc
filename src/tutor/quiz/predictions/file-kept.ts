/** What a file holds after a crash or a deletion: it depends on where the file lies. */
import { type Pod, refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { filesOf, type PodFile, readFile } from '../../../containers/files';
import { podsOf } from '../../../diagram/workload';
import { shortName } from '../../../diagram/short-name';
import type { Experiment } from '../experiment';
import { type Expected, predict, type Prediction } from '../prediction';
import { bySeed, complete, firstOf, podsByName } from '../subjects';

/** A text that is easy to read in an option. */
const SHORT_TEXT = /^[\w-]{1,12}$/;
const LONGEST_PATH = 14;

export const fileKept: Prediction = {
  template: 'file-kept',
  topic: 'storage',
  example: ['deploy db 2 statefulset', 'write db-1 /data/note hello'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const owners = [...complete(cluster, 'Deployment'), ...complete(cluster, 'StatefulSet')];
    const suitable = owners.flatMap((owner) =>
      podsByName(owner, cluster).flatMap((pod) =>
        filesOf(cluster, pod)
          .filter(({ text, path }) => SHORT_TEXT.test(text) && path.length <= LONGEST_PATH)
          .map((file) => ({ owner, pod, file })),
      ),
    );
    return firstOf(state, suitable, ({ owner, pod, file }) => {
      const short = shortName(pod);
      const verb: Doing = bySeed(state, ['crash', 'delete'])[0] === 'crash' ? 'crash' : 'delete';
      const before = new Set(podsOf(owner, cluster).map(({ metadata }) => metadata.uid));
      return predict(fileKept, state, isOwn, {
        command: `${verb} pod ${short}`,
        statement: verb === 'crash' ? 'S22' : 'S24',
        ask: `what does ${file.path} hold then?`,
        situation:
          verb === 'crash'
            ? `${short} has ${file.path}, which holds ${file.text}. Now its container crashes.`
            : `${short} has ${file.path}, which holds ${file.text}. Now the Pod is deleted, and another one comes.`,
        focus: [refOf(owner)],
        outcomeOf: (experiment) => {
          const reader = readerIn(experiment, owner, pod, verb === 'crash' ? undefined : before);
          if (reader === undefined) return 'no reader';
          const text = readFile(experiment.after, reader, file.path, file.container);
          return text === undefined ? 'nothing' : text === file.text ? 'same' : 'other';
        },
        expected: isKept(file, verb) ? kept(file, verb, pod) : lost(file, verb),
      });
    });
  },
};

type Doing = 'crash' | 'delete';

/** The Pod that crashed, or the one that came after a deletion. */
function readerIn(
  { after }: Experiment,
  owner: Parameters<typeof podsOf>[0],
  pod: Pod,
  before: ReadonlySet<string> | undefined,
): Pod | undefined {
  const isReader = ({ metadata }: Pod) =>
    before === undefined ? metadata.uid === pod.metadata.uid : !before.has(metadata.uid);
  return podsOf(owner, after).find(isReader);
}

const isKept = ({ place }: PodFile, verb: Doing): boolean =>
  place.kind === 'disk' || (place.kind === 'emptyDir' && verb === 'crash');

function kept({ place, path, text }: PodFile, verb: Doing, pod: Pod): readonly Expected[] {
  const onDisk = place.kind === 'disk';
  return [
    {
      outcome: 'same',
      text: `${text}, as before`,
      why: onDisk
        ? `${path} lies on a volume, which outlives containers and Pods. ${verb === 'crash' ? 'The container' : 'The next Pod'} finds it again.`
        : `${path} lies in an emptyDir, which belongs to the Pod. Only the container was new, the Pod stayed.`,
    },
    {
      outcome: 'nothing',
      text: 'nothing, the file is gone',
      misconception: onDisk ? 'data-lives-in-pod' : 'empty-dir-ends-with-container',
      fact: onDisk
        ? `${path} is not in the Pod but on its volume, and the volume was not touched.`
        : `an emptyDir is emptied when its Pod is deleted, and ${shortName(pod)} was not.`,
    },
    {
      outcome: 'empty',
      text: 'an empty file, to fill anew',
      misconception: 'replacement-is-empty',
      fact: `${path} holds ${text} as before, because the same files are mounted there again.`,
    },
    {
      outcome: 'locked',
      text: 'nobody knows, it is locked',
      misconception: 'kubernetes-locks-files',
      fact: `Kubernetes does not look at files at all, so ${path} can be read as soon as the container runs.`,
    },
  ];
}

function lost({ place, path, text }: PodFile, verb: Doing): readonly Expected[] {
  const inEmptyDir = place.kind === 'emptyDir';
  return [
    {
      outcome: 'nothing',
      text: 'nothing, the file is gone',
      why: inEmptyDir
        ? `${path} lay in an emptyDir. It is deleted with its Pod, and the new Pod got an empty one.`
        : `${path} lay in the container itself. A new container starts from its image, where that file never was.`,
    },
    {
      outcome: 'same, copied',
      text: `${text}, copied to the new one`,
      misconception: verb === 'crash' ? 'restart-keeps-files' : 'new-pod-inherits-files',
      fact: `nobody copies files. Only what lies on a volume is found again, and ${path} does not.`,
    },
    {
      outcome: 'same, of the Node',
      text: `${text}, the Node still has it`,
      misconception: 'tmp-is-on-node',
      fact: `containers do not see the files of their Node, because each has its own file system.`,
    },
    {
      outcome: 'empty',
      text: 'an empty file, to fill anew',
      misconception: 'replacement-is-empty',
      fact: `not even the name of the file is left, because ${inEmptyDir ? 'the whole emptyDir' : 'the whole container'} was replaced.`,
    },
  ];
}

/** Which Pods read what one of them wrote to its volume. */
import { type Pod, refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { readFile } from '../../../containers/files';
import { claimsOf } from '../../../diagram/mark';
import { podsOf } from '../../../diagram/workload';
import { shortName } from '../../../diagram/short-name';
import { type Expected, predict, type Prediction } from '../prediction';
import { complete, firstOf, podsByName } from '../subjects';

const TEXT = 'hello';

export const sharedFile: Prediction = {
  template: 'shared-file',
  topic: 'storage',
  example: ['deploy notes 3 volume'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const owners = [...complete(cluster, 'Deployment'), ...complete(cluster, 'StatefulSet')];
    return firstOf(
      state,
      owners.filter((owner) => podsOf(owner, cluster).length > 1),
      (owner) => {
        const pods = podsByName(owner, cluster);
        const writer = pods[1]!;
        const mount = claimMountOf(writer);
        if (mount === undefined || (owner.kind === 'Deployment' && !isForMany(writer, cluster))) return undefined;
        const path = `${mount}/note`;
        const short = shortName(writer);
        const members = owner.kind === 'Deployment' ? copies(pods, writer) : numbers(pods, writer, owner.metadata.name);
        return predict(sharedFile, state, isOwn, {
          command: `write ${short} ${path} ${TEXT}`,
          statement: owner.kind === 'Deployment' ? 'S14' : 'S21',
          ask: `${short} writes a note. Who can read it?`,
          situation: `${owner.kind} ${owner.metadata.name} has ${pods.length} Pods, each with a volume at ${mount}. One writes ${path}.`,
          focus: [refOf(owner)],
          outcomeOf: ({ after }) => namesOf(podsOf(owner, after).filter((pod) => readFile(after, pod, path) === TEXT)),
          expected: members,
        });
      },
    );
  },
};

/** Where the first container sees a volume of a claim. */
function claimMountOf({ spec }: Pod): string | undefined {
  const claims = (spec.volumes ?? []).filter((volume) => volume.persistentVolumeClaim !== undefined);
  const mounts = spec.containers[0]?.volumeMounts ?? [];
  const mount = mounts.find(({ name, subPath }) => subPath === undefined && claims.some((one) => one.name === name));
  return mount?.mountPath;
}

/** Whether Pods on several Nodes may write to its volumes. */
function isForMany(pod: Pod, cluster: Cluster): boolean {
  const claims = claimsOf(pod).map((name) => cluster.get('PersistentVolumeClaim', name, pod.metadata.namespace));
  return claims.every((claim) => claim?.spec.accessModes.includes('ReadWriteMany') === true);
}

const namesOf = (pods: readonly Pod[]): string =>
  pods
    .map(({ metadata }) => metadata.name)
    .sort()
    .join();

function copies(pods: readonly Pod[], writer: Pod): readonly Expected[] {
  const node = writer.spec.nodeName ?? '';
  const count = pods.length === 2 ? 'both Pods' : `all ${pods.length} Pods`;
  return [
    {
      outcome: namesOf(pods),
      text: `${count}, they share a volume`,
      why: `the Pod template names one claim, so every Pod mounts the same volume and sees the same file.`,
    },
    {
      outcome: namesOf([writer]),
      text: 'only that Pod, it has its own',
      misconception: 'volume-per-copy',
      fact: `a Deployment has one Pod template and one claim in it: 1 volume for ${pods.length} Pods. A StatefulSet has one each.`,
    },
    {
      outcome: namesOf(pods.filter(({ spec }) => spec.nodeName === node)),
      text: `only the Pods on ${node}`,
      misconception: 'volume-per-node',
      fact: 'the volume is no disk of a Node. Its Pods reach it from every Node, as its access mode allows.',
    },
    {
      outcome: '',
      text: 'nobody, a second writer is refused',
      misconception: 'volume-refuses-second',
      fact: `its access mode allows many to write, so each of the ${pods.length} Pods could, at the same time too.`,
    },
    {
      outcome: 'the first',
      text: 'nobody, only the first may write',
      misconception: 'first-pod-owns-volume',
      fact: 'all Pods mount the volume alike. Nobody knows which was the first, and it makes no difference.',
    },
  ];
}

function numbers(pods: readonly Pod[], writer: Pod, name: string): readonly Expected[] {
  const all = pods.length === 2 ? 'both Pods' : `all ${pods.length} Pods`;
  const own = writer.metadata.name;
  return [
    {
      outcome: namesOf([writer]),
      text: 'only that Pod, it has its own',
      why: `each number has a claim of its own, and only ${own} mounts the volume of ${own}.`,
    },
    {
      outcome: namesOf(pods),
      text: `${all}, they share a volume`,
      misconception: 'volume-shared-by-set',
      fact: `${name} has ${pods.length} claims, one for each Pod, because it has a template for claims too.`,
    },
    {
      outcome: 'copied',
      text: `${all}, each gets a copy`,
      misconception: 'kubernetes-replicates-data',
      fact: `Kubernetes copies no files. Where members have the same data, the app in them copies it.`,
    },
    {
      outcome: 'none',
      text: `${name}-0 alone, it has all data`,
      misconception: 'first-has-all-data',
      fact: `${name}-0 has its own volume like the others, and nothing that ${own} writes is on it.`,
    },
  ];
}

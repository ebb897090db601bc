/**
 * `show POD`: what is inside one Pod.
 */
import type { Container, ContainerStatus, Pod, Volume } from '../../api/objects';
import { isSilent } from '../../containers/requests';
import { cut, PHONE_COLUMNS, spread } from '../../diagram/text/columns';
import { type Box, podState, type PodState } from '../../diagram/pod-state';
import { shortName } from '../../diagram/short-name';
import { button } from '../button';
import type { Button } from '../reply';
import { count, listed } from '../story/pod-name';
import type { TutorContext } from '../verbs/tutor-verb';
import { fitting } from './fitting';
import type { Shown } from './shown';

export function showPod(pod: Pod, { cluster }: Pick<TutorContext, 'cluster'>): Shown {
  const state = podState(pod, cluster);
  const where = pod.spec.nodeName === undefined ? 'no Node yet' : `on ${cut(pod.spec.nodeName, 10)}`;
  const { podIP } = pod.status;
  const address = podIP === undefined ? 'no address yet' : `one address, ${podIP}, for all in it`;
  const inside = pod.spec.containers.map((container) => inPod(pod, container, state));
  const volumes = (pod.spec.volumes ?? []).filter((volume) => volume.projected === undefined);
  const words = new Map([...inside.map(({ box, word }) => [box, word] as const), [state.box, state.word] as const]);
  const legend = [...words].filter(([box]) => box !== 'R').map(([box, word]) => `[${box}] ${word}`);
  const lines = [
    spread(`Pod ${pod.metadata.name}`, where),
    cut(address, PHONE_COLUMNS),
    '',
    ...containerLines(inside),
    ...volumes.map((volume) => `      '--(${nameOf(volume)}) ${useOf(volume, pod.spec.containers)}`),
    ...(legend.length === 0 ? [] : ['', ...legend]),
  ];
  const said = [
    `Pod ${pod.metadata.name}, ${state.word}, ${where}`,
    address,
    ...inside.map(({ name, image, word, restarts }) => `Container ${name} runs ${image}, ${word}, ${restarts}`),
    ...volumes.map((volume) => `Volume ${nameOf(volume)}, ${useOf(volume, pod.spec.containers)}`),
  ];
  return {
    headline: `${shortName(pod)}: ${state.word}, ${count(pod.spec.containers.length, 'container')}`,
    picture: fitting(lines),
    said,
    buttons: [
      ...(isSilent(cluster, pod.spec.nodeName ?? '') ? [] : crashIt(pod)),
      button('Why?', `why ${pod.metadata.name}`),
    ],
  };
}

interface Inside {
  readonly name: string;
  readonly image: string;
  readonly box: Box;
  readonly word: string;
  readonly restarts: string;
}

function inPod({ status }: Pod, { name, image = '' }: Container, pod: PodState): Inside {
  const own = status.containerStatuses?.find((one) => one.name === name);
  const { box, word } = stateOf(own, pod);
  return {
    name,
    image: image.slice(image.lastIndexOf('/') + 1),
    box,
    word,
    restarts: count(own?.restartCount ?? 0, 'restart'),
  };
}

/** What holds for the whole Pod holds for each container; else each has a state of its own. */
function stateOf(own: ContainerStatus | undefined, pod: PodState): { readonly box: Box; readonly word: string } {
  if ('t?xP.'.includes(pod.box)) return pod;
  if (own?.ready === true) return { box: 'R', word: 'ready' };
  if (own?.state?.running !== undefined) return { box: 'n', word: 'not ready' };
  const reason = own?.state?.waiting?.reason ?? '';
  if (own?.state?.terminated !== undefined || reason === 'CrashLoopBackOff') return { box: '!', word: 'crash wait' };
  if (reason.includes('Image')) return { box: '!', word: 'image pull' };
  return pod.box === 'R' || pod.box === 'n' || pod.box === '!' ? { box: 's', word: 'starting' } : pod;
}

/** In columns; what does not fit beside an image stands under it. */
function containerLines(inside: readonly Inside[]): readonly string[] {
  const widest = (texts: readonly string[], most: number) =>
    Math.min(most, Math.max(...texts.map(({ length }) => length)));
  const names = widest(
    inside.map(({ name }) => name),
    12,
  );
  const restarts = widest(
    inside.map((one) => one.restarts),
    PHONE_COLUMNS,
  );
  const room = PHONE_COLUMNS - ` [R] ${' '.repeat(names)}  `.length;
  const images = widest(
    inside.map(({ image }) => image),
    room,
  );
  const isOneLine = images + 2 + restarts <= room;
  return inside.flatMap((one) => {
    const start = ` [${one.box}] ${cut(one.name, names).padEnd(names)}  `;
    const image = shortImage(one.image, images);
    return isOneLine
      ? [`${start}${image.padEnd(images)}  ${one.restarts}`]
      : [start + image, ' '.repeat(start.length) + one.restarts];
  });
}

/** What tells two images apart is mostly the tag. */
function shortImage(image: string, room: number): string {
  const tag = image.slice(Math.max(0, image.lastIndexOf(':')));
  return image.length <= room || tag.length > room / 2 ? cut(image, room) : cut(image, room - tag.length) + tag;
}

const nameOf = (volume: Volume): string => volume.persistentVolumeClaim?.claimName ?? volume.name;

/** `emptyDir, used by both`. */
function useOf(volume: Volume, containers: readonly Container[]): string {
  const kind =
    volume.persistentVolumeClaim !== undefined
      ? 'volume'
      : volume.emptyDir !== undefined
        ? 'emptyDir'
        : volume.hostPath !== undefined
          ? 'files of the Node'
          : 'files';
  const users = containers
    .filter(({ volumeMounts = [] }) => volumeMounts.some(({ name }) => name === volume.name))
    .map(({ name }) => name);
  if (containers.length === 1) return kind;
  if (users.length === 0) return `${kind}, unused`;
  if (users.length < containers.length) return `${kind}, used by ${listed(users, 'containers')}`;
  return `${kind}, used by ${users.length === 2 ? 'both' : `all ${users.length}`}`;
}

/** Only what runs can crash; with several containers there is a choice. */
function crashIt({ metadata, status, spec }: Pod): readonly Button[] {
  if (metadata.deletionTimestamp !== undefined) return [];
  const running = (status.containerStatuses ?? []).filter(({ state }) => state?.running !== undefined);
  if (spec.containers.length === 1) return running.map(() => button('Crash it', `crash pod ${metadata.name}`));
  return running.slice(0, 2).map(({ name }) => button(`Crash ${name}`, `crash pod ${metadata.name} -c ${name}`));
}

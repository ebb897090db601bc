/**
 * `show POD`: what is inside one Pod.
 */
import type { Container, Pod } from '../../api/objects';
import { cut, spread } from '../../diagram/columns';
import { podState } from '../../diagram/pod-state';
import { shortName } from '../../diagram/short-name';
import { button } from '../button';
import type { Button } from '../reply';
import { count } from '../story/pod-name';
import type { TutorContext } from '../verbs/tutor-verb';
import { fitting } from './fitting';
import type { Shown } from './shown';

export function showPod(pod: Pod, { cluster }: TutorContext): Shown {
  const state = podState(pod, cluster);
  const where = pod.spec.nodeName === undefined ? 'no Node yet' : `on ${cut(pod.spec.nodeName, 10)}`;
  const address = pod.status.podIP === undefined ? 'no address yet' : `one address, ${pod.status.podIP}, for all in it`;
  const width = Math.min(12, Math.max(...pod.spec.containers.map((container) => container.name.length)));
  const containers = pod.spec.containers.map((container) => {
    const status = pod.status.containerStatuses?.find((one) => one.name === container.name);
    const box =
      state.box === 't'
        ? 't'
        : status?.ready === true
          ? 'R'
          : status?.state?.running !== undefined
            ? 'n'
            : state.box === 'R'
              ? 'n'
              : state.box;
    return {
      container,
      line: ` [${box}] ${cut(container.name, width).padEnd(width)}  ${cut(container.image ?? '', 16)}`,
      restarts: count(status?.restartCount ?? 0, 'restart'),
    };
  });
  const volumes = (pod.spec.volumes ?? []).filter((volume) => volume.projected === undefined);
  const lines = [
    spread(`Pod ${pod.metadata.name}`, where),
    cut(address, 38),
    '',
    ...containers.map(({ line, restarts }) =>
      line.length + 2 + restarts.length <= 38 ? `${line}  ${restarts}` : line,
    ),
    ...volumes.map(
      (volume) =>
        `      '--(${volume.persistentVolumeClaim?.claimName ?? volume.name}) ${kindOf(volume.persistentVolumeClaim !== undefined, volume.emptyDir !== undefined)}${mounted(pod.spec.containers, volume.name)}`,
    ),
    ...(state.box === 'R' ? [] : ['', `[${state.box}] ${state.word}`]),
  ];
  const said = [
    `Pod ${pod.metadata.name}, ${state.word}, ${where}`,
    address,
    ...containers.map(
      ({ container, restarts }) => `Container ${container.name} runs ${container.image ?? ''}, ${restarts}`,
    ),
    ...volumes.map((volume) => `Volume ${volume.persistentVolumeClaim?.claimName ?? volume.name}`),
  ];
  return {
    headline: `${shortName(pod)}: ${state.word}, ${count(pod.spec.containers.length, 'container')}`,
    picture: fitting(lines),
    said,
    buttons: [...crashIt(pod), button('Why?', `why ${pod.metadata.name}`)],
  };
}

function kindOf(isClaim: boolean, isEmptyDir: boolean): string {
  return isClaim ? 'volume' : isEmptyDir ? 'emptyDir' : 'files';
}

function mounted(containers: readonly Container[], volume: string): string {
  const users = containers.filter(
    (container) => container.volumeMounts?.some((mount) => mount.name === volume) === true,
  );
  return users.length > 1 ? `, used by ${users.length}` : '';
}

/** Only what runs can crash. */
function crashIt({ metadata, status }: Pod): readonly Button[] {
  const isRunning = (status.containerStatuses ?? []).some(({ state }) => state?.running !== undefined);
  return isRunning && metadata.deletionTimestamp === undefined
    ? [button('Crash it', `crash pod ${metadata.name}`)]
    : [];
}

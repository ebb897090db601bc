/**
 * The containers of a Pod, each with its state, its image and its restarts.
 */
import type { Container, ContainerStatus } from '../../../api/objects';
import { atLeast, boxed, column, padded, type Piece, row, thing, words } from '../../drawing/piece';
import { nameWords } from '../../drawing/name';
import type { Box, PodState } from '../../pod-state';
import type { PodView } from '../../view';
import { SMALL } from '../chip';
import { podBadge, toneOf } from '../pod-badge';

/** Boxes for the init containers, which run first, and the containers. */
export function containerBoxes({ pod, state }: PodView, width: number): readonly Piece[] {
  const { initContainers = [], containers } = pod.spec;
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status;
  return [
    ...initContainers.map((one) => containerBox(one, statusOf(one, initContainerStatuses), state, width, 'runs first')),
    ...containers.map((one) => containerBox(one, statusOf(one, containerStatuses), state, width)),
  ];
}

const statusOf = ({ name }: Container, statuses: readonly ContainerStatus[]) =>
  statuses.find((status) => status.name === name);

function containerBox(
  { name, image = '' }: Container,
  status: ContainerStatus | undefined,
  pod: PodState,
  width: number,
  note?: string,
): Piece {
  const room = width - 16 - 26;
  const { box, word } = stateOf(status, pod);
  const restarts = status?.restartCount ?? 0;
  const last = status?.lastState?.terminated ?? status?.state?.terminated;
  const details = [
    image,
    ...(note === undefined ? [] : [note]),
    `${restarts} restart${restarts === 1 ? '' : 's'}`,
    ...(last === undefined ? [] : [`last ended with ${last.reason ?? 'exit'} ${last.exitCode}`]),
  ];
  const content = column(
    [
      row(
        [
          nameWords(name, { size: 12.5, weight: 'strong' }, room - 80),
          words(word, { size: SMALL, tone: toneOf(box) }, 80),
        ],
        8,
      ),
      words(details.join(', '), { size: SMALL, tone: 'faint' }, room),
    ],
    1,
  );
  const drawn = boxed(atLeast(padded(row([podBadge(box), content], 7), 8, 6), width), {
    fill: 'paper',
    stroke: 'line',
    radius: 8,
  });
  return thing(drawn, { id: `container/${name}`, label: `Container ${name}, ${word}, ${details.join(', ')}` });
}

/** What holds for the whole Pod holds for each container; else each has a state of its own. */
function stateOf(status: ContainerStatus | undefined, pod: PodState): { readonly box: Box; readonly word: string } {
  if ('t?xP. '.includes(pod.box)) return pod;
  if (status?.ready === true) return { box: 'R', word: 'ready' };
  if (status?.state?.running !== undefined) return { box: 'n', word: 'not ready' };
  if (status?.state?.terminated?.exitCode === 0) return { box: '.', word: 'done' };
  const reason = status?.state?.waiting?.reason ?? '';
  if (status?.state?.terminated !== undefined || reason === 'CrashLoopBackOff') return { box: '!', word: 'crash wait' };
  if (reason.includes('Image')) return { box: '!', word: 'image pull' };
  return pod.box === 'R' || pod.box === 'n' || pod.box === '!' ? { box: 's', word: 'starting' } : pod;
}

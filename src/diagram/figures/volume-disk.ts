/**
 * Volumes: a small disk with its name, hanging from its Pod or standing by itself.
 */
import { paragraph } from '../drawing/paragraph';
import { column, type Piece, row, thing } from '../drawing/piece';
import type { Tone } from '../drawing/shape';
import { nameWords } from '../drawing/name';
import { SMALL } from './chip';

export interface Volume {
  /** Of the claim. */
  readonly name: string;
  readonly namespace: string | undefined;
  /** The claim has no volume yet. */
  readonly isPending?: boolean;
  /** The Pod that it is drawn for, where each of several has a disk in the picture. */
  readonly user?: string;
}

/** The mark of a volume in this size; dashed where there is only the claim. */
export function diskMark(width: number, height: number, isPending = false): Piece {
  return {
    width,
    height,
    at: (x, y) => [
      {
        shape: 'disk',
        x,
        y,
        width,
        height,
        fill: isPending ? 'paper' : 'volume',
        stroke: 'disk',
        strokeWidth: 1.2,
        ...(isPending ? { isDashed: true } : {}),
      },
    ],
  };
}

/** Disk and name as one thing: `claim/NAMESPACE/NAME`. */
export function volumeDisk(volume: Volume, room: number): Piece {
  const { name, isPending = false } = volume;
  const content = row([diskMark(14, 15, isPending), nameWords(name, { size: SMALL }, room - 19)], 5);
  return thing(content, { id: idOf(volume), label: `Volume ${name}${isPending ? ', not there yet' : ''}` });
}

/** A disk with what it is for beside it: one that several Pods use. */
export function namedDisk(volume: Volume, what: string, room: number): Piece {
  const { name, isPending = false } = volume;
  const texts = column([
    nameWords(name, { size: 12.5, weight: 'strong' }, room - 42),
    paragraph(what, { size: SMALL, tone: 'faint' }, room - 42, 2),
  ]);
  const content = row([diskMark(32, 30, isPending), texts], 9, 'start');
  return thing(content, { id: idOf(volume), label: `Volume ${name}: ${what}` });
}

/** The claims of a Pod below its box, each at the end of a line. */
export function withDisks(box: Piece, volumes: readonly Volume[], room: number): Piece {
  if (volumes.length === 0) return box;
  return column([box, ...volumes.map((volume) => hanging(volume, room))]);
}

const DROP = 6;
const INDENT = 12;

function hanging(volume: Volume, room: number): Piece {
  const disk = volumeDisk(volume, room - INDENT);
  const middle = 7;
  return {
    width: disk.width + INDENT,
    height: disk.height + DROP,
    at: (x, y) => [stem('disk', x + INDENT + middle, y, y + DROP), ...disk.at(x + INDENT, y + DROP)],
  };
}

function stem(tone: Tone, x: number, top: number, bottom: number) {
  const points = [
    [x, top],
    [x, bottom],
  ] as const;
  return { shape: 'path', points, stroke: tone, strokeWidth: 1.5 } as const;
}

const idOf = ({ name, namespace, user }: Volume): string =>
  `claim/${namespace ?? 'default'}/${name}${user === undefined ? '' : `/${user}`}`;

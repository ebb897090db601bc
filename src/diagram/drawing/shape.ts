/**
 * What a drawing consists of: boxes, disks, badges, lines and words at their places. Units are those of CSS: a phone is
 * 390 wide.
 */

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A role that a colour plays; a theme says which colour that is. */
export type Tone =
  | 'paper'
  | 'ink'
  | 'faint'
  | 'line'
  | 'lane'
  | 'band'
  | 'owner'
  | 'volume'
  | 'disk'
  | 'changed'
  | 'ready'
  | 'waiting'
  | 'trouble'
  | 'leaving'
  | 'silent'
  | 'failed'
  | 'done';

export interface Paint {
  readonly fill?: Tone;
  readonly stroke?: Tone;
  readonly strokeWidth?: number;
  readonly isDashed?: boolean;
}

/** One thing of the cluster, with all that is drawn of it. Groups of one parent never overlap. */
export interface Group extends Area {
  readonly shape: 'group';
  /** The same as long as the thing is the same: `pod/UID`, `node/node-1`. */
  readonly id: string;
  /** For who listens, and as a tooltip. */
  readonly label: string;
  /** UIDs of the Pods that it shows, alone or counted. A Pod is in exactly one such list of a drawing. */
  readonly pods?: readonly string[];
  readonly parts: readonly Shape[];
}

export interface Box extends Area, Paint {
  readonly shape: 'box';
  readonly radius: number;
}

/** A cylinder: a volume. */
export interface Disk extends Area, Paint {
  readonly shape: 'disk';
}

/** Straight lines from point to point, closed where it is an outline. */
export interface Path extends Paint {
  readonly shape: 'path';
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly isClosed?: boolean;
}

export type Weight = 'regular' | 'strong';

/** A line of text; `x` is its left edge, `y` its baseline. It ends within `width`. */
export interface Words {
  readonly shape: 'words';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string;
  readonly size: number;
  readonly weight: Weight;
  readonly tone: Tone;
}

export type Shape = Group | Box | Disk | Path | Words;

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** One line, as the headline of a reply. */
  readonly title: string;
  /** Everything that is drawn, in sentences. */
  readonly description: string;
  readonly shapes: readonly Shape[];
}

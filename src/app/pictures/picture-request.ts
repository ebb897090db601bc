/**
 * Which picture of which channel: all that its drawing depends on.
 */
import type { Ref } from '../../api/objects';
import { PHONE_WIDTH, type ViewName, WIDE_WIDTH } from '../../diagram/figures/figure';
import type { ChannelId } from '../channel';

/** One picture. A version never changes, so neither does its picture. */
export interface PictureRequest {
  readonly channel: ChannelId;
  /** The version of the cluster; 0 for one that was never saved. */
  readonly version: number;
  /**
   * When the command of that version was saved, in wall-clock milliseconds: a channel that was forgotten and began anew
   * counts its versions from 1 again. Left out: whichever version has that number.
   */
  readonly madeAt?: number;
  readonly view: ViewName;
  /** What the view `object` is about. */
  readonly object?: Ref;
  /** `command`: what the command of this version touched. */
  readonly focus: 'command' | 'all';
  readonly theme: 'light' | 'dark';
  readonly width: 'phone' | 'wide';
  /** `gif`: the story of the command of this version, moving. */
  readonly format: 'png' | 'gif';
}

/** The width in units of a drawing. */
export const unitsOf = ({ width }: Pick<PictureRequest, 'width'>): number =>
  width === 'wide' ? WIDE_WIDTH : PHONE_WIDTH;

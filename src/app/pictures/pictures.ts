/**
 * Pictures of channels' clusters as files: from which version and which view, to the bytes that are sent.
 */
import { svgOf } from '../../diagram/drawing/svg';
import type { Drawing } from '../../diagram/drawing/shape';
import { drawFigure } from '../../diagram/figures/figure';
import { expiredFigure, failedFigure } from '../../diagram/figures/stand-in';
import type { AnyVerb } from '../channel-verb';
import { type ClusterStore, type Log, StoreError } from '../ports';
import { movingPicture, type SvgFrame } from './moving-picture';
import { type PictureRequest, unitsOf } from './picture-request';
import { captionOf, pictureScene } from './picture-scene';
import { type Versions, versionsOf } from './versions';

/** Makes files of SVG. */
export interface PictureFormats {
  png(svg: string): Promise<Uint8Array>;
  gif(frames: readonly SvgFrame[]): Promise<Uint8Array>;
}

export interface PicturesOptions {
  readonly clusters: ClusterStore;
  /** What a remembered command may begin with. */
  readonly verbs: readonly AnyVerb[];
  readonly formats: PictureFormats;
  readonly log: Log;
}

/** What is sent in the place of a picture. */
export interface PictureFile {
  readonly bytes: Uint8Array;
  /** The version is no longer kept, or drawing it failed: the file only says so. */
  readonly isStandIn: boolean;
}

export class Pictures {
  constructor(private readonly options: PicturesOptions) {}

  /** The file of a picture. Throws StoreError when the store does not answer. */
  async file(request: PictureRequest): Promise<PictureFile> {
    try {
      const versions = await versionsOf(request, this.options.clusters);
      if (versions === undefined) return await this.standIn(expiredFigure, request);
      return { bytes: await this.encode(this.frames(versions, request), request), isStandIn: false };
    } catch (error) {
      if (error instanceof StoreError && error.code === 'unavailable') throw error;
      // A message is worth more than its image, and Slack would refuse both.
      const { view, format } = request;
      this.options.log.error('picture-not-drawn', error, { view, format });
      return this.standIn(failedFigure, request);
    }
  }

  private frames(versions: Versions, request: PictureRequest): readonly SvgFrame[] {
    const { verbs } = this.options;
    if (request.format === 'gif') return movingPicture(versions, request, verbs);
    const { view, object, focus, theme } = request;
    const scene = pictureScene(versions, focus, verbs);
    const drawing = drawFigure({
      scene,
      view,
      ...(object === undefined ? {} : { object }),
      width: unitsOf(request),
      ...captionOf(versions.after),
    });
    return [{ svg: svgOf(drawing, theme), milliseconds: 0 }];
  }

  private async standIn(figure: (width: number) => Drawing, request: PictureRequest): Promise<PictureFile> {
    const svg = svgOf(figure(unitsOf(request)), request.theme);
    return { bytes: await this.encode([{ svg, milliseconds: 1000 }], request), isStandIn: true };
  }

  private encode(frames: readonly SvgFrame[], { format }: PictureRequest): Promise<Uint8Array> {
    const { formats } = this.options;
    return format === 'gif' ? formats.gif(frames) : formats.png(frames[0]?.svg ?? '');
  }
}

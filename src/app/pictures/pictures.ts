/**
 * Pictures of channels' clusters as files: from which version and which view, to the bytes that are sent.
 */
import { svgOf } from '../../diagram/drawing/svg';
import { drawFigure } from '../../diagram/figures/figure';
import type { AnyVerb } from '../channel-verb';
import type { ClusterStore } from '../ports';
import { expiredFigure } from '../../diagram/figures/expired';
import { movingPicture } from './moving-picture';
import { type PictureRequest, unitsOf } from './picture-request';
import { commandOf, pictureScene } from './picture-scene';
import { type Versions, versionsOf } from './versions';

/** Makes files of SVG. */
export interface PictureFormats {
  png(svg: string): Promise<Uint8Array>;
  gif(frames: readonly SvgFrame[]): Promise<Uint8Array>;
}

export interface SvgFrame {
  readonly svg: string;
  /** How long it stays. */
  readonly milliseconds: number;
}

export interface PicturesOptions {
  readonly clusters: ClusterStore;
  /** What a remembered command may begin with. */
  readonly verbs: readonly AnyVerb[];
  readonly formats: PictureFormats;
}

/** What is sent in the place of a picture. */
export interface PictureFile {
  readonly bytes: Uint8Array;
  /** The version is no longer kept: the file only says so. */
  readonly isExpired: boolean;
}

export class Pictures {
  constructor(private readonly options: PicturesOptions) {}

  /** The file of a picture. Throws StoreError when the store fails. */
  async file(request: PictureRequest): Promise<PictureFile> {
    const versions = await versionsOf(request, this.options.clusters);
    const frames = versions === undefined ? this.expired(request) : this.frames(versions, request);
    return { bytes: await this.encode(frames, request), isExpired: versions === undefined };
  }

  private frames(versions: Versions, request: PictureRequest): readonly SvgFrame[] {
    const { verbs } = this.options;
    if (request.format === 'gif') return movingPicture(versions, request, verbs);
    const { view, object, focus, theme } = request;
    const scene = pictureScene(versions, focus, verbs);
    const title = commandOf(versions.after);
    const drawing = drawFigure({
      scene,
      view,
      ...(object === undefined ? {} : { object }),
      width: unitsOf(request),
      title,
    });
    return [{ svg: svgOf(drawing, theme), milliseconds: 0 }];
  }

  private expired({ theme, width }: PictureRequest): readonly SvgFrame[] {
    return [{ svg: svgOf(expiredFigure(unitsOf({ width })), theme), milliseconds: 1000 }];
  }

  private encode(frames: readonly SvgFrame[], { format }: PictureRequest): Promise<Uint8Array> {
    const { formats } = this.options;
    return format === 'gif' ? formats.gif(frames) : formats.png(frames[0]?.svg ?? '');
  }
}

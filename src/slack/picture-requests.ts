/**
 * `GET /pictures/…`: answers with the picture that an address stands for. The address is the permission; what was not
 * made here is not there.
 */
import { type PictureFile, Pictures, type PicturesOptions } from '../app/pictures/pictures';
import type { Clock, Log } from '../app/ports';
import { Remembered } from '../app/remembered';
import { within } from '../app/time-limit';
import { type HttpResponse, readHttpEvent } from './http-event';
import { PICTURES_PATH, SealedPictures } from './picture-links';
import type { SigningSecrets } from './signing-secrets';

export interface PictureRequestsOptions {
  readonly links: SealedPictures;
  readonly secrets: Pick<SigningSecrets, 'ready'>;
  readonly pictures: Pick<Pictures, 'file'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Seconds for which whoever fetched a picture may show it again: what is deleted is gone from everywhere by then. */
const KEPT_FOR = 60 * 60;
/** The same for what stands in the place of a picture: another try may bring it. */
const STAND_IN_FOR = 5 * 60;

/** Milliseconds for which the store may be asked. */
const PATIENCE = 2_300;

/** Pictures that are remembered, and milliseconds for which: Slack and its proxies ask several times in a row. */
const MOST_REMEMBERED = 16;
const REMEMBERED_FOR = 60_000;

export class PictureRequests {
  /** By path. */
  private readonly recent: Remembered<Promise<PictureFile>>;

  constructor(private readonly options: PictureRequestsOptions) {
    this.recent = new Remembered(MOST_REMEMBERED, options.clock);
  }

  /** The answer to a request for a picture; undefined for any other event. Never throws. */
  async answer(event: unknown): Promise<HttpResponse | undefined> {
    const http = readHttpEvent(event);
    if (http?.path.startsWith(PICTURES_PATH) !== true) return undefined;
    if (!['GET', 'HEAD'].includes(http.method)) return { statusCode: 405, headers: { Allow: 'GET, HEAD' }, body: '' };
    try {
      await this.options.secrets.ready();
    } catch (error) {
      this.options.log.error('no-secrets', error);
      return empty(503);
    }
    const picture = this.options.links.open(http.path);
    if (picture === undefined) return empty(404);
    const { clock, log } = this.options;
    const { view, format } = picture;
    const began = clock.now();
    try {
      const { bytes, isStandIn } = await this.remembered(http.path, () =>
        within(PATIENCE, () => this.options.pictures.file(picture)),
      );
      log.info('picture', { view, format, ms: clock.now() - began, standIn: isStandIn });
      return {
        statusCode: 200,
        headers: {
          ...SAFE,
          'Content-Type': `image/${format}`,
          'Cache-Control': isStandIn ? `public, max-age=${STAND_IN_FOR}` : `public, max-age=${KEPT_FOR}, immutable`,
        },
        ...(http.method === 'HEAD' ? { body: '' } : { body: base64(bytes), isBase64Encoded: true }),
      };
    } catch (error) {
      log.error('picture-failed', error, { view, format });
      return empty(503);
    }
  }

  /** What somebody else is just asking for is made once. */
  private remembered(path: string, make: () => Promise<PictureFile>): Promise<PictureFile> {
    const known = this.recent.get(path);
    if (known !== undefined) return known;
    const file = make();
    this.recent.put(path, file, this.options.clock.now() + REMEMBERED_FOR);
    // Neither a failure nor what stands in for a picture is one: the next request tries again.
    const forget = (): void => this.recent.forget(path);
    file.then(({ isStandIn }) => {
      if (isStandIn) forget();
    }, forget);
    return file;
  }
}

const SAFE = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
} as const;

const empty = (statusCode: number): HttpResponse => ({
  statusCode,
  headers: { ...SAFE, 'Cache-Control': 'no-store' },
  body: '',
});

/** Bytes as Lambda hands them to its gateway. */
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Everything that answers for pictures, on a store and with what makes files of SVG. */
export function createPictures({
  secrets,
  clock,
  log,
  ...options
}: PicturesOptions & {
  readonly secrets: SigningSecrets;
  readonly clock: Clock;
}): PictureRequests {
  const links = new SealedPictures(secrets);
  return new PictureRequests({ links, secrets, pictures: new Pictures({ ...options, log }), clock, log });
}

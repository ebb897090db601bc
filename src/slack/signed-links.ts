/**
 * Links to files that are meant for one pair of eyes: `/reports/TEAM/ID.json?expires=…&signature=…`. The link is the
 * permission; it names whose file it is, and the second in which it ends.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../app/ports';
import type { HttpRequest } from './http-event';
import { PerSecret, type SigningSecrets } from './signing-secrets';

/** Minutes for which a link works. */
export const LINK_MINUTES = 10;
/** What the paths of files begin with. */
export const FILES_PATH = '/reports/';

export interface SignedLinksOptions {
  readonly secrets: SigningSecrets;
  /** Where this program is reached from outside, without a slash at its end. */
  readonly publicUrl: string;
  readonly clock: Pick<Clock, 'now'>;
}

/** Whose file it is: a channel's, or a person's. */
export interface FileOwner {
  readonly team: string;
  readonly id: string;
}

/** A kind of file. */
export interface FileKind {
  /** What the path ends with, such as `.csv`. */
  readonly ending: string;
  /**
   * What the key is made for. Each kind has a key of its own: a link to a table is none to what is stored about a
   * person, and neither can pass for a request of Slack's.
   */
  readonly purpose: string;
}

const OWNER = /^([A-Za-z0-9]{1,32})\/([A-Za-z0-9]{1,32})$/;

export class SignedLinks {
  private readonly keys: PerSecret<Buffer>;

  constructor(
    private readonly options: SignedLinksOptions,
    private readonly kind: FileKind,
  ) {
    this.keys = new PerSecret(options.secrets, (secret) => createHmac('sha256', secret).update(kind.purpose).digest());
  }

  link(owner: FileOwner): string {
    const { publicUrl, clock } = this.options;
    const expires = Math.floor(clock.now() / 1000) + LINK_MINUTES * 60;
    const path = `${FILES_PATH}${owner.team}/${owner.id}${this.kind.ending}`;
    return `${publicUrl}${path}?expires=${expires}&signature=${sign(owner, expires, this.keys.newest())}`;
  }

  /** Whether a request is for a file of this kind. */
  isFor({ path }: HttpRequest): boolean {
    return path.startsWith(FILES_PATH) && path.endsWith(this.kind.ending);
  }

  /** Whose file a request may have; undefined for a link that is over, or that was not made here. */
  ownerIn({ path, query }: HttpRequest): FileOwner | undefined {
    const [, team, id] = OWNER.exec(path.slice(FILES_PATH.length, -this.kind.ending.length)) ?? [];
    const expires = query.get('expires') ?? '';
    if (team === undefined || id === undefined || !/^\d{1,12}$/.test(expires)) return undefined;
    const owner: FileOwner = { team, id };
    const given = Buffer.from(query.get('signature') ?? '');
    const isSigned = this.keys.all().some((key) => {
      const wanted = Buffer.from(sign(owner, Number(expires), key));
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    });
    if (!isSigned) return undefined;
    return Number(expires) * 1000 >= this.options.clock.now() ? owner : undefined;
  }
}

function sign({ team, id }: FileOwner, expires: number, key: Buffer): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([team, id, expires]))
    .digest('base64url');
}

/**
 * Addresses of pictures: `PUBLIC_URL/pictures/TOKEN.png`. The token holds the whole request, encrypted with a key that
 * only this program has: nobody learns from it whose cluster it is, and nobody makes one. The same picture always has
 * the same address, so whoever fetches may keep it.
 *
 * A token is base64url of: version of this form (1 byte), nonce (12), encrypted request, tag of AES-GCM (16). The nonce
 * is taken from the request itself, so that two requests never share one.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { Ref } from '../api/objects';
import type { PictureRequest } from '../app/pictures/picture-request';
import type { PictureLinks } from '../app/ports';
import { PerSecret, type SigningSecrets } from './signing-secrets';

/** What the paths of pictures begin with. */
export const PICTURES_PATH = '/pictures/';

/** Another form of requests, or another key, gets another number: addresses of before are then none of ours. */
const FORM = 1;
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Slack takes no longer image_url; names of Kubernetes are far from it. */
const LONGEST_TOKEN = 2_500;

export class SealedPictures implements PictureLinks {
  private readonly keys: PerSecret<Keys>;

  /** @param publicUrl where this program is reached from outside, without a slash at its end */
  constructor(
    secrets: SigningSecrets,
    private readonly publicUrl = '',
  ) {
    this.keys = new PerSecret(secrets, keysOf);
  }

  link(picture: PictureRequest): string {
    return `${this.publicUrl}${PICTURES_PATH}${this.seal(picture)}.${picture.format}`;
  }

  /** The request that the path of an address holds, or undefined for one that was not made here. */
  open(path: string): PictureRequest | undefined {
    const [, token = '', format] = /^\/pictures\/([A-Za-z0-9_-]{40,})\.(png|gif)$/.exec(path) ?? [];
    if (format === undefined || token.length > LONGEST_TOKEN) return undefined;
    const bytes = Buffer.from(token, 'base64url');
    // The last character has bits that mean nothing: only one spelling counts.
    if (bytes.toString('base64url') !== token || bytes[0] !== FORM) return undefined;
    for (const keys of this.keys.all()) {
      const sealed = unseal(bytes, format, keys);
      if (sealed !== undefined) return requestOf(sealed, format === 'gif' ? 'gif' : 'png');
    }
    return undefined;
  }

  private seal(picture: PictureRequest): string {
    const plain = JSON.stringify(fieldsOf(picture));
    const { key, nonceKey } = this.keys.newest();
    const head = Buffer.of(FORM);
    const nonce = createHmac('sha256', nonceKey).update(`${picture.format} ${plain}`).digest().subarray(0, NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, key, nonce).setAAD(boundTo(picture.format));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([head, nonce, sealed, cipher.getAuthTag()]).toString('base64url');
  }
}

/** Keys of its own: what is sealed here can never pass for anything else that the secret signs. */
interface Keys {
  readonly key: Buffer;
  readonly nonceKey: Buffer;
}

function keysOf(secret: string): Keys {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'kube-tutor pictures 1', 64));
  return { key: bytes.subarray(0, 32), nonceKey: bytes.subarray(32) };
}

function unseal(bytes: Buffer, format: string, { key }: Keys): string | undefined {
  const [start, end] = [1 + NONCE_BYTES, bytes.length - TAG_BYTES];
  if (end <= start) return undefined;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(1, start), { authTagLength: TAG_BYTES })
    .setAAD(boundTo(format))
    .setAuthTag(bytes.subarray(end));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(start, end)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/** A still picture's address is none of a moving one. */
const boundTo = (format: string): Buffer => Buffer.from(`${FORM} ${format}`);

type Fields = readonly [
  team: string,
  channel: string,
  version: number,
  madeAt: number | null,
  view: PictureRequest['view'],
  focus: PictureRequest['focus'],
  theme: PictureRequest['theme'],
  width: PictureRequest['width'],
  ...object: readonly string[],
];

function fieldsOf({ channel, version, madeAt, view, focus, theme, width, object }: PictureRequest): Fields {
  return [channel.team, channel.channel, version, madeAt ?? null, view, focus, theme, width, ...wordsOf(object)];
}

const wordsOf = (object: Ref | undefined): readonly string[] =>
  object === undefined ? [] : [object.kind, object.name, ...(object.namespace === undefined ? [] : [object.namespace])];

/** Only what this program sealed gets here, so it is what it was. */
function requestOf(sealed: string, format: PictureRequest['format']): PictureRequest {
  const [team, channel, version, madeAt, view, focus, theme, width, kind, name = '', namespace] = JSON.parse(
    sealed,
  ) as Fields;
  return {
    channel: { team, channel },
    version,
    ...(madeAt === null ? {} : { madeAt }),
    view,
    ...(kind === undefined
      ? {}
      : { object: { kind: kind as Ref['kind'], name, ...(namespace === undefined ? {} : { namespace }) } }),
    focus,
    theme,
    width,
    format,
  };
}

/** Nothing where nobody knows how this program is reached from outside. */
export function pictureLinksAt(
  publicUrl: string | undefined,
  secrets: SigningSecrets,
): { readonly pictures?: SealedPictures } {
  return publicUrl === undefined ? {} : { pictures: new SealedPictures(secrets, publicUrl) };
}

/**
 * Where a modal was opened: its channel, and the address to answer to. Slack keeps it with the modal and sends it back;
 * a seal makes sure that it is what we wrote, for this person.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SigningSecrets } from './signing-secrets';

export interface FormOrigin {
  readonly channel: string;
  readonly channelName: string;
  readonly responseUrl: string;
}

/** Who the modal belongs to: the seal holds for nobody else. */
export interface FormOwner {
  readonly team: string;
  readonly person: string;
}

/** Slack takes no longer private_metadata. */
const LONGEST = 3_000;

/** The origin as private_metadata. */
export function sealOrigin(
  { channel, channelName, responseUrl }: FormOrigin,
  owner: FormOwner,
  secrets: SigningSecrets,
): string {
  const full = JSON.stringify([channel, channelName, responseUrl]);
  // An address of this length is none of Slack; then the bot must post by itself.
  const content = full.length > LONGEST - 100 ? JSON.stringify([channel, '', '']) : full;
  return `${sealOf(content, owner, secrets.all()[0])} ${content}`;
}

/** The origin that private_metadata holds, or undefined for one that was not sealed for this person. */
export function openOrigin(metadata: unknown, owner: FormOwner, secrets: SigningSecrets): FormOrigin | undefined {
  if (typeof metadata !== 'string') return undefined;
  const [seal = ''] = metadata.split(' ', 1);
  const content = metadata.slice(seal.length + 1);
  if (!secrets.all().some((secret) => isSame(seal, sealOf(content, owner, secret)))) return undefined;
  const [channel, channelName, responseUrl] = JSON.parse(content) as readonly [string, string, string];
  return { channel, channelName, responseUrl };
}

function isSame(seal: string, sealed: string): boolean {
  const [given, wanted] = [Buffer.from(seal), Buffer.from(sealed)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function sealOf(content: string, { team, person }: FormOwner, secret: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['kube-tutor form', team, person, content]))
    .digest('hex');
}

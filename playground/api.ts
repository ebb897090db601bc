/**
 * What the page asks of the local gateway. Every answer is JSON or a picture; a gateway that is silent is an exception.
 */
import type { ModalView } from '../src/slack/message';
import type { ShownBlock } from './blocks/block';
import type { Person, Place } from './places';

/** Something that was said in a place. */
export interface Said {
  readonly id: number;
  readonly channel: string;
  /** Undefined: the bot. */
  readonly author?: string;
  readonly visibleTo?: string;
  /** The message whose thread it is in. */
  readonly thread?: number;
  readonly text: string;
  readonly blocks: readonly ShownBlock[];
  /** Milliseconds since 1970. */
  readonly at?: number;
  /** The message as Slack got it. */
  readonly json?: unknown;
  readonly size?: MessageSize;
  /** Why the stand-in for Slack refused it. */
  readonly problems?: readonly string[];
}

export interface MessageSize {
  readonly blocks: number;
  readonly characters: number;
  readonly bytes: number;
  readonly textCharacters: number;
}

export interface OpenView {
  readonly id: string;
  readonly hash: string;
  readonly view: ModalView;
}

export interface News {
  readonly messages: readonly Said[];
  readonly latest: number;
  readonly view?: OpenView;
}

export interface ClusterState {
  readonly version: number;
  readonly now: number;
  readonly commands: readonly PastCommand[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly nodes: readonly string[];
  readonly events: readonly ClusterEvent[];
  readonly workloads: readonly { readonly kind: string; readonly name: string }[];
  /** What can be looked at by itself. */
  readonly objects: readonly ClusterObject[];
}

export interface ClusterObject {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

export interface PastCommand {
  readonly version: number;
  readonly by: string;
  readonly command: string;
  readonly outcome?: string;
  readonly at?: number;
  readonly clock?: number;
}

export interface ClusterEvent {
  readonly at: number;
  readonly type: string;
  readonly reason: string;
  readonly object: string;
  readonly message: string;
  readonly count: number;
}

export interface Frame {
  readonly svg: string;
  readonly milliseconds: number;
  readonly at: number;
  readonly caption: string;
}

export interface Completion {
  readonly text: string;
  readonly says: string;
}

/** Who asks, and about which channel. */
export interface Where {
  readonly person: string;
  readonly channel: string;
}

export interface PictureWish {
  readonly view: string;
  readonly object?: string;
  readonly version: number;
  readonly width: number;
  readonly theme: 'light' | 'dark';
}

export type Post = 'command' | 'press' | 'view' | 'home' | 'shortcut';

export interface Posted {
  readonly isDone: boolean;
  /** By block_id: what is wrong in the fields of a modal. */
  readonly errors?: Readonly<Record<string, string>>;
}

export const people = (): Promise<{ readonly people: readonly Person[]; readonly channels: readonly Place[] }> =>
  json('people', {});

export const messages = (where: Where, after: number): Promise<News> => json('messages', { ...where, after });

/** @param version undefined: now */
export const cluster = (where: Where, version?: number, signal?: AbortSignal): Promise<ClusterState> =>
  json('cluster', { ...where, version }, signal);

export const picture = (where: Where, wish: PictureWish, signal: AbortSignal): Promise<string> =>
  ask(addressOf('picture', { ...where, ...wish }), { signal }).then((answer) => answer.text());

/** Where the same picture is as a file of pixels. */
export const pngAddress = (where: Where, wish: PictureWish): string =>
  addressOf('picture', { ...where, ...wish, format: 'png' });

export const replay = (
  where: Where,
  wish: Pick<PictureWish, 'version' | 'width' | 'theme'>,
  signal: AbortSignal,
): Promise<{ readonly frames: readonly Frame[] }> => json('replay', { ...where, ...wish }, signal);

export const completions = (
  where: Where,
  text: string,
  signal: AbortSignal,
): Promise<{ readonly completions: readonly Completion[] }> => json('completions', { ...where, text }, signal);

/** Does something. Refused is an answer, too; only silence throws. */
export async function post(what: Post, content: object): Promise<Posted> {
  const answer = await fetch(`/playground/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(content),
  });
  if (answer.status >= 500) throw new Error(`status ${answer.status}`);
  const body: unknown = answer.status === 200 ? await answer.json() : {};
  const { errors } = body as Partial<Posted>;
  return { isDone: answer.ok && errors === undefined, ...(errors === undefined ? {} : { errors }) };
}

type Query = Readonly<Record<string, string | number | undefined>>;

async function json<T>(what: string, query: Query, signal?: AbortSignal): Promise<T> {
  const answer = await ask(addressOf(what, query), { signal: signal ?? null });
  return (await answer.json()) as T;
}

function addressOf(what: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return `/playground/${what}?${new URLSearchParams(given).toString()}`;
}

async function ask(address: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(address, init);
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer;
}

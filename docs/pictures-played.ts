/**
 * The pictures of docs/pictures: commands played in a channel of their own, of which the last asks for a picture. What
 * comes back is the SVG behind the image that Slack would show.
 */
import { createHash } from 'node:crypto';
import { CommandHandler } from '../src/app/handle-command';
import type { SvgFrame } from '../src/app/pictures/moving-picture';
import type { PictureRequest } from '../src/app/pictures/picture-request';
import { Pictures } from '../src/app/pictures/pictures';
import { WorkspacePictures } from '../src/app/pictures/workspace-pictures';
import type { Clock, Ports } from '../src/app/ports';
import { ALL_VERBS } from '../src/app/verbs';
import { MemoryClusterStore } from '../src/store/memory-cluster-store';
import { MemoryDocuments } from '../src/store/memory-documents';
import { MemoryQuizStore } from '../src/store/memory-quiz-store';

export interface DocumentedPicture {
  /** The file, without its ending. */
  readonly name: string;
  /** The last one asks for the picture. */
  readonly commands: readonly string[];
  readonly theme?: PictureRequest['theme'];
  /** What it shows, for who does not see it. */
  readonly alt: string;
}

/** What a picture is made of: one frame, or those of an animation. */
export interface PlayedPicture {
  readonly format: PictureRequest['format'];
  readonly frames: readonly SvgFrame[];
}

const PERSON = { id: 'U1', name: 'ana' };
const CHANNEL = { team: 'T1', channel: 'C1' };

/** It never moves: what a picture shows depends on the commands alone. */
const CLOCK: Clock = { now: () => Date.UTC(2026, 0, 5), sleep: () => Promise.resolve() };

export async function playPicture({ name, commands, theme = 'light' }: DocumentedPicture): Promise<PlayedPicture> {
  const clusters = new MemoryClusterStore();
  const documents = new MemoryDocuments(CLOCK);
  await new WorkspacePictures({ documents, clock: CLOCK }).change(CHANNEL.team, PERSON, { isOn: true, theme });
  const asked: PictureRequest[] = [];
  const ports: Ports = {
    clusters,
    documents,
    quizzes: new MemoryQuizStore(),
    clock: CLOCK,
    log: { info: () => undefined, error: (event, error) => fail(name, event, error) },
    pictures: { link: (request) => `https://kube-tutor.test/${asked.push(request)}` },
  };
  const handler = new CommandHandler(ports, ALL_VERBS);
  for (const [index, text] of commands.entries()) {
    asked.length = 0;
    await handler.handle({ id: CHANNEL, person: PERSON, text, request: `request-${index}`, pressed: false });
  }
  const [request] = asked;
  if (request === undefined) throw new Error(`${name}: the last command shows no picture`);
  return framesOf(request, clusters);
}

function fail(name: string, event: string, cause: unknown): never {
  throw new Error(`${name}: ${event}`, { cause });
}

async function framesOf(request: PictureRequest, clusters: Ports['clusters']): Promise<PlayedPicture> {
  const played: SvgFrame[] = [];
  const note = (frames: readonly SvgFrame[]): Promise<Uint8Array> => {
    played.push(...frames);
    return Promise.resolve(new Uint8Array());
  };
  const formats = { png: (svg: string) => note([{ svg, milliseconds: 0 }]), gif: note };
  const log = { info: () => undefined, error: (event: string, cause: unknown) => fail('a picture', event, cause) };
  await new Pictures({ clusters, verbs: ALL_VERBS, formats, log }).file(request);
  return { format: request.format, frames: played };
}

/** Differs when the picture would. */
export function fingerprint({ frames }: PlayedPicture): string {
  const hash = createHash('sha256');
  for (const { svg, milliseconds } of frames) hash.update(`${milliseconds} ${svg}\n`);
  return hash.digest('hex');
}

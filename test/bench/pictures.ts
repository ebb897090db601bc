/**
 * Pictures of clusters of several sizes: how long they take, and how large they are. Run as a program of its own, bundled
 * like a function: `pictures ROUNDS`. Prints one JSON object; times are medians in milliseconds of CPU time, which a busy
 * machine does not change, without the first round.
 */
import { Resvg } from '@resvg/resvg-js';
import { type DocumentedPicture, playPicture } from '../../docs/pictures-played';
import { svgOf } from '../../src/diagram/drawing/svg';
import { drawFigure, PHONE_WIDTH } from '../../src/diagram/figures/figure';
import { FONT_FILES } from '../../src/pictures/fonts';
import { gifOf } from '../../src/pictures/gif';
import { PNG_SCALE, pngOf } from '../../src/pictures/png';
import { largeScene } from '../diagram/large-scene';
import { median } from './statistics';

export interface StillFigures {
  readonly pods: number;
  readonly nodes: number;
  /** From a cluster to SVG. */
  readonly svg: number;
  readonly svgBytes: number;
  /** From SVG to PNG. */
  readonly png: number;
  readonly pngBytes: number;
  /** The same by the rasteriser alone, to its own kind of PNG. */
  readonly own: number;
  readonly ownBytes: number;
}

export interface MotionFigures {
  readonly name: string;
  readonly frames: number;
  /** How long it plays, milliseconds. */
  readonly plays: number;
  /** From a stored version to the SVGs of its frames; and from there to the GIF. */
  readonly svg: number;
  readonly gif: number;
  readonly gifBytes: number;
}

export interface PictureFigures {
  readonly rounds: number;
  readonly stills: readonly StillFigures[];
  readonly motions: readonly MotionFigures[];
}

/** Every second Pod is new, so that nearly everything of a picture is needed. */
const SIZES = [
  { pods: 10, nodes: 3 },
  { pods: 50, nodes: 5 },
  { pods: 100, nodes: 5 },
  { pods: 1_000, nodes: 50 },
  { pods: 5_000, nodes: 100 },
] as const;

const MOTIONS: readonly DocumentedPicture[] = [
  { name: 'rolling update of 3 Pods', commands: ['deploy web 3', 'update web v2', 'show --replay'], alt: '' },
  { name: 'rolling update of 20 Pods', commands: ['deploy web 20', 'update web v2', 'show --replay'], alt: '' },
  { name: 'start of 18 Pods in order', commands: ['deploy db 18 statefulset', 'show --replay'], alt: '' },
  {
    name: 'drain of a Node',
    commands: ['deploy web 6', 'deploy db 3 statefulset', 'drain node-1', 'show --replay'],
    alt: '',
  },
];

async function measureStill(pods: number, nodes: number, rounds: number): Promise<StillFigures> {
  const scene = largeScene(nodes, pods, 'update');
  const drawn = () => svgOf(drawFigure({ scene, view: 'nodes', width: PHONE_WIDTH, title: `${pods} Pods` }));
  const image = drawn();
  const font = { loadSystemFonts: false, fontFiles: Object.values(FONT_FILES), defaultFontFamily: 'Inter' };
  const byRasteriser = () => new Resvg(image, { font, fitTo: { mode: 'zoom', value: PNG_SCALE } }).render().asPng();
  return {
    pods,
    nodes,
    svg: await time(rounds, drawn),
    svgBytes: Buffer.byteLength(image),
    png: await time(rounds, () => pngOf(image)),
    pngBytes: (await pngOf(image)).length,
    own: await time(rounds, byRasteriser),
    ownBytes: byRasteriser().length,
  };
}

async function measureMotion(picture: DocumentedPicture, rounds: number): Promise<MotionFigures> {
  const { frames } = await playPicture(picture);
  return {
    name: picture.name,
    frames: frames.length,
    plays: frames.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    svg: await time(rounds, () => playPicture(picture)),
    gif: await time(rounds, () => gifOf(frames)),
    gifBytes: (await gifOf(frames)).length,
  };
}

/** The median of so many rounds, after one that is not counted. */
async function time(rounds: number, work: () => unknown): Promise<number> {
  await work();
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    samples.push((user + system) / 1e3);
  }
  return median(samples);
}

async function main(rounds: number): Promise<PictureFigures> {
  const stills: StillFigures[] = [];
  for (const { pods, nodes } of SIZES) stills.push(await measureStill(pods, nodes, rounds));
  const motions: MotionFigures[] = [];
  for (const picture of MOTIONS) motions.push(await measureMotion(picture, rounds));
  return { rounds, stills, motions };
}

void main(Number(process.argv[2] ?? 5)).then((figures) => console.log(JSON.stringify(figures)));

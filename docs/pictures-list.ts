/** The pictures of docs/pictures, and the page of README.md that shows some of them. */
import type { DocumentedPicture } from './pictures-played';

export const PICTURES: readonly DocumentedPicture[] = [
  {
    name: 'shared-volume',
    commands: ['deploy web 3 volume', 'show storage --picture'],
    alt: 'A Deployment with a volume: its three Pods use one claim, so they share one volume.',
  },
  {
    name: 'volume-each',
    commands: ['deploy db 3 statefulset volume', 'show storage --picture'],
    alt: 'A StatefulSet with volumes: each of its three Pods has a claim and a volume of its own.',
  },
  {
    name: 'pod-per-node',
    commands: ['deploy agent daemonset', 'node add', 'show --picture'],
    alt: 'A DaemonSet: one Pod on each of four Nodes, also on the one that was added last.',
  },
  {
    name: 'two-on-one-node',
    commands: ['deploy db 4 statefulset', 'show --picture'],
    alt: 'A StatefulSet of four Pods on three Nodes: two of them are on the same Node.',
  },
  {
    name: 'nodes',
    commands: ['deploy web 4', 'deploy db 3 statefulset volume', 'cordon node-2', 'node fail node-1', 'show --picture'],
    alt: 'Three Nodes with their Pods and volumes: node-1 does not answer, node-2 takes no new Pods.',
  },
  {
    name: 'owners',
    commands: ['deploy web 3', 'deploy db 2 statefulset', 'update web v2', 'show owners --picture'],
    alt: 'Who made whom: a Deployment with a ReplicaSet for each revision and its Pods, and a StatefulSet with its Pods.',
  },
  {
    name: 'owners-dark',
    commands: ['deploy web 3', 'deploy db 2 statefulset', 'update web v2', 'show owners --picture'],
    theme: 'dark',
    alt: 'The same in dark colours.',
  },
  {
    name: 'rollout',
    commands: ['deploy web 3', 'update web v2', 'show rollout web --picture'],
    alt: 'A rolling update over time: a line for each Pod, old ones ending as new ones become ready.',
  },
  {
    name: 'object-dark',
    commands: ['deploy db 3 statefulset volume', 'crash pod db-1 --loop', 'show db-1 --picture'],
    theme: 'dark',
    alt: 'One Pod with its surroundings, in dark colours: its container crashes again and again.',
  },
  {
    name: 'nodes-wide',
    commands: ['deploy web 6', 'deploy agent daemonset', 'update web v2', 'show --picture --wide'],
    alt: 'Three Nodes side by side, as wide as a projector.',
  },
  {
    name: 'replay',
    commands: ['deploy web 3', 'update web v2', 'show --replay'],
    alt: 'A rolling update, step by step: a new Pod comes, becomes ready, an old one leaves, until all are new.',
  },
];

/** What README.md shows, two beside each other, and the animation under them. */
const SHOWN = [
  ['nodes', 'rollout'],
  ['owners', 'volume-each'],
];
const ANIMATION = 'replay';

/** Of a picture on the page: half of its pixels, as on a phone. */
const WIDTH = 400;

/** The section `pictures` of README.md. */
export function readmePictures(): string {
  const rows = SHOWN.map((names) => `<tr>\n${names.map((name) => `<td>${image(name, 'png')}</td>\n`).join('')}</tr>\n`);
  return `<table>\n${rows.join('')}</table>\n\n${image(ANIMATION, 'gif')}`;
}

function image(name: string, format: 'png' | 'gif'): string {
  const alt = PICTURES.find((picture) => picture.name === name)?.alt;
  if (alt === undefined) throw new Error(`no picture ${name}`);
  return `<img src="docs/pictures/${name}.${format}" width="${WIDTH}" alt="${alt}">`;
}

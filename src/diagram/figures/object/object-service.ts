/**
 * One Service: the Pods that get its requests, and those that it selects and sends nothing.
 */
import type { Service } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { atLeast, boxed, column, padded, type Piece, thing, words } from '../../drawing/piece';
import { fannedOut, indented } from '../../drawing/tree';
import type { Scene } from '../../scene';
import type { Scope } from '../../scope';
import { podsIn, type PodView, viewOf } from '../../view';
import { alsoHere } from '../nodes/beside-nodes';
import { card, roomIn } from '../card';
import { crowd } from '../crowd';
import { count, type Fact, facts, factWords, pairs } from './facts';
import { markOfObject } from '../owners/forest';
import { legend } from '../legend';
import { selects } from '../services-of';

const WIDE = 640;
const CARD = 300;

export function serviceFigure(service: Service, scene: Scene, width: number): Piece {
  const { before, after } = scene;
  const { name, namespace, uid } = service.metadata;
  const scope: Scope = {
    owners: [],
    claims: [],
    has: (pod) => pod.metadata.namespace === namespace && selects(service, pod.metadata.labels),
  };
  const view = viewOf(before, after, scope);
  const pods = podsIn(view);
  const receiving = receiversOf(service, after);
  const gone = pods.filter(({ mark }) => mark === '-');
  const served = pods.filter(({ pod, mark }) => mark !== '-' && receiving.has(pod.metadata.uid));
  const unserved = pods.filter(({ pod, mark }) => mark !== '-' && !receiving.has(pod.metadata.uid));
  const isWide = width >= WIDE;
  const [cardWidth, reach] = isWide ? [CARD, 44] : [width, 24];
  const trayWidth = isWide ? width - CARD - reach : width - reach;
  const mark = markOfObject(service, before, after);
  const state = mark === '-' ? 'gone' : `sends to ${count(served.length, 'Pod')}`;
  const about = factsOf(service);
  const box = card({ kind: 'Service', name, mark, state, inside: [facts(about, roomIn(cardWidth))] }, cardWidth);
  const trays = [
    tray('get its requests', served, `served/${uid}`, trayWidth),
    ...(unserved.length === 0 ? [] : [tray('selected, get nothing', unserved, `unserved/${uid}`, trayWidth)]),
    ...(gone.length === 0 ? [] : [tray('gone', gone, `gone/${uid}`, trayWidth)]),
  ];
  const tree = isWide ? fannedOut(box, trays, { reach }) : indented(box, trays, { reach });
  const marks = new Set(pods.map((pod) => pod.mark));
  return column(
    [
      thing(tree, { id: `service/${uid}`, label: [`Service ${name}`, state, ...factWords(about)].join(', ') }),
      ...alsoHere(view.alsoHere, width),
      ...legend({ pods, named: pods, marks }, width),
    ],
    14,
  );
}

function factsOf({ spec }: Service): readonly Fact[] {
  const ports = (spec.ports ?? []).map(({ port, targetPort }) => {
    return targetPort === undefined || targetPort === port ? String(port) : `${port} to ${targetPort}`;
  });
  const selector = pairs(spec.selector);
  const address = spec.clusterIP === 'None' ? 'none of its own: names lead to the Pods' : spec.clusterIP;
  return [
    ['address', address],
    [ports.length === 1 ? 'port' : 'ports', ports.join(', ')],
    ['selects', selector === '' ? 'no Pods' : selector],
  ];
}

function tray(title: string, pods: readonly PodView[], id: string, width: number): Piece {
  const room = roomIn(width);
  const content = column(
    [
      words(pods.length === 0 ? 'no Pod gets its requests' : title, { size: 12, tone: 'faint' }, room),
      ...(pods.length === 0 ? [] : [crowd(pods, { width: room, id })]),
    ],
    5,
  );
  const box = boxed(atLeast(padded(content, 10, 8), width), { fill: 'lane', radius: 8 });
  return thing(box, { id, label: `${count(pods.length, 'Pod')}: ${title}` });
}

/** UIDs of the Pods that the endpoints of a Service name as ready. */
function receiversOf({ metadata }: Service, cluster: Cluster): ReadonlySet<string> {
  const slices = cluster
    .list('EndpointSlice', metadata.namespace)
    .filter((slice) => slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name);
  const ready = slices.flatMap(({ endpoints }) => endpoints.filter(({ conditions }) => conditions?.ready !== false));
  return new Set(ready.flatMap(({ targetRef }) => targetRef?.uid ?? []));
}

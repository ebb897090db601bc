/**
 * The 33 statements of the course: what a team can have seen, and the commands that show it.
 */
export type StatementId = `S${number}`;

export const CHAPTERS = ['Pods', 'Deployments', 'StatefulSets', 'DaemonSets'] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** A way to see a statement: what to do, as people say it, and the command. */
export interface Way {
  /** Follows "Next:" and "Go on:". */
  readonly label: string;
  /** `{app}`, `{set}` and `{node}` stand for a Deployment, a StatefulSet and a Node of the cluster (see next.ts). */
  readonly run: string;
}

export interface Statement {
  readonly id: StatementId;
  readonly chapter: Chapter;
  /** In our own words, at most 40 characters. */
  readonly title: string;
  /** Those that show it at once come first, then what has to be there before. */
  readonly ways: readonly Way[];
}

const way = (label: string, run: string): Way => ({ label, run });

const APP = way('deploy an app', 'deploy web');
const NOTES = way('share a disk', 'deploy notes 3 volume');
const DATABASE = way('deploy a database', 'deploy db 3 statefulset');
const AGENT = way('use all Nodes', 'deploy agent daemonset');
const OWNERS = way('see who made whom', 'show owners');
const DELETE_NUMBERED = way('delete {set}-1', 'delete pod {set}-1');
const RULES = way('see the rules', 'explain course rules');

type Entry = readonly [title: string, ...ways: readonly Way[]];

const PODS: readonly Entry[] = [
  ['the smallest thing to deploy is a Pod', APP, way('explain Pods', 'explain pod')],
  ['a Pod holds the containers of an app', way('put two in a Pod', 'deploy shop 1 with shipper')],
  ['three kinds of workload make Pods', way('sort a case', 'which case 1')],
  ['a Deployment beats a bare ReplicaSet', way('try a ReplicaSet', 'deploy old 2 replicaset')],
];

const DEPLOYMENTS: readonly Entry[] = [
  ['it makes its Pods through ReplicaSets', APP, OWNERS],
  ['stateless or stateful: must data stay?', way('choose a kind', 'which')],
  [
    'an app passes its data to a database',
    way('add a row', 'curl {app} /add milk'),
    way('add a row', 'curl front /add milk'),
    way('put an app before {set}', 'deploy front to {set}'),
    DATABASE,
  ],
  ['its Pods are identical: any will do', way('crash any Pod', 'crash pod {app}'), APP],
  ['it keeps the right number of Pods', way('delete a Pod', 'delete pod'), APP],
  [
    'it updates Pods a few at a time',
    way('update {app}', 'update {app} v2'),
    way('update {app}', 'update {app} v3'),
    APP,
  ],
  [
    'it can go back to an older revision',
    way('roll back', 'rollback {app}'),
    way('update {app}', 'update {app} v2'),
    APP,
  ],
  ['more load, more Pods; less load, fewer', way('scale up', 'scale {app} 5'), way('scale down', 'scale {app} 2'), APP],
  ['its Pods share the requests', way('send load', 'load {app} 500'), APP],
  ['all its Pods share one volume', NOTES],
  ['two Pods, one file: a write is lost', way('let two write', 'curl notes /visit -n 2'), NOTES],
  ['the picture: Pods, one claim, one disk', NOTES, way('show storage', 'show storage')],
];

const STATEFUL_SETS: readonly Entry[] = [
  ['it starts and stops Pods in order', DATABASE, way('scale {set} up', 'scale {set} 4')],
  ['its Pods come from one template', DATABASE, way('deploy a second set', 'deploy cache 3 statefulset')],
  ['each Pod keeps its name for good', DELETE_NUMBERED, DATABASE],
  ['its Pods cannot stand in for another', way('write to {set}-1', 'write {set}-1 /tmp/x hello'), DATABASE],
  ['each Pod has a volume of its own', DATABASE, way('scale {set} up', 'scale {set} 4')],
  ['a Pod crashes, its data stay', way('crash {set}-1', 'crash pod {set}-1'), DATABASE],
  [
    'the leader fails, a copy takes over',
    way('fail the leader', 'crash pod {set}-0 --loop'),
    way('fail the leader', 'crash pod {set}-1 --loop'),
    DATABASE,
  ],
  ['a new Pod gets the volume of the old', DELETE_NUMBERED, DATABASE],
  ['the picture: Pods, claims, a kept claim', way('scale {set} down', 'scale {set} 2'), DATABASE],
  ['no ReplicaSet between it and its Pods', OWNERS, DATABASE],
  ['the course: it cannot be rolled back', RULES],
  ['the course: scale or delete, no more', RULES],
];

const DAEMON_SETS: readonly Entry[] = [
  ['it runs one Pod on every Node', AGENT],
  ['a new Node gets its Pod by itself', way('add a Node', 'node add'), AGENT],
  [
    'labels choose the Nodes it runs on',
    way('label a Node', 'label node {node} disk=ssd'),
    way('choose Nodes by label', 'deploy logs daemonset on disk=ssd'),
  ],
  [
    'a StatefulSet counts Pods, not Nodes',
    way('scale {set} up', 'scale {set} 4'),
    way('scale {set} up', 'scale {set} 6'),
    DATABASE,
  ],
  [
    'the picture: both kinds on the Nodes',
    way('show everything', 'show'),
    AGENT,
    DATABASE,
    way('fail a Node', 'node fail node-1'),
  ],
];

const LISTS: Readonly<Record<Chapter, readonly Entry[]>> = {
  Pods: PODS,
  Deployments: DEPLOYMENTS,
  StatefulSets: STATEFUL_SETS,
  DaemonSets: DAEMON_SETS,
};

/** S1 to S33, in the order of the course. */
export const STATEMENTS: readonly Statement[] = CHAPTERS.flatMap((chapter) =>
  LISTS[chapter].map((entry) => ({ chapter, entry })),
).map(({ chapter, entry: [title, ...ways] }, index) => ({ id: `S${index + 1}`, chapter, title, ways }));

/** Those of `ids` that are statements of the course, each once, in its order. */
export function inOrder(ids: readonly string[]): readonly StatementId[] {
  const there = new Set(ids);
  return STATEMENTS.map(({ id }) => id).filter((id) => there.has(id));
}

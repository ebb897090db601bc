/**
 * What to do next: two to four buttons, each a command that works now. In trouble the repair is first,
 * and *Why?* is always last.
 */
import { isReady } from '../../diagram/pod-state';
import { button, QUIZ } from '../button';
import { failoverButtons } from '../failover';
import { keptBy, takeOff } from '../finalizers';
import type { Button } from '../reply';
import type { Deed, Situation } from '../situation';
import { deployedAppButtons } from './apps';
import { deployAgain } from './deploy-again';
import { aboutNodes } from './nodes';
import { repairs } from './repairs';
import { aboutWorkload } from './workloads';

const MOST = 4;

export interface ButtonWishes {
  /** The story left steps out: then there is a way to all of them. */
  readonly isCut?: boolean;
  /** In the place of repairs and ways on that follow from the situation. */
  readonly waysOn?: readonly Button[];
  /** The way to the rest of what is shown in part. */
  readonly rest?: Button;
}

/** The buttons of a reply, best first. */
export function buttonsFor(
  situation: Situation,
  { isCut = false, waysOn: wished, rest }: ButtonWishes = {},
): readonly Button[] {
  const candidates = wished ?? [...failoverButtons(situation), ...repairs(situation), ...waysOn(situation)];
  const why = whyButton(situation);
  const end = [
    ...(rest === undefined ? [] : [rest]),
    ...(isCut ? [ALL_STEPS] : []),
    ...(why === undefined ? [] : [why]),
  ];
  const unique = candidates.filter(
    (button, index) => candidates.findIndex((other) => other.run === button.run) === index,
  );
  const chosen = unique.slice(0, MOST - end.length);
  for (const spare of SPARE) if (chosen.length + end.length < 2) chosen.push(spare);
  return [...chosen, ...end];
}

const ALL_STEPS: Button = { label: 'All steps', run: 'show steps' };
const SPARE: readonly Button[] = [
  { label: 'Show everything', run: 'show' },
  { label: 'Quiz me', run: 'quiz' },
];

function whyButton({ focus, owner, isOwnerGone, after }: Situation): Button | undefined {
  const name = isOwnerGone ? focus?.name : (owner?.metadata.name ?? focus?.name);
  const about = focus?.kind === 'Pod' || focus?.kind === 'Node' ? focus.name : name;
  if (about !== undefined) return { label: 'Why?', run: `why ${about}` };
  // Time passed: what it led to goes back to what somebody did last.
  return after.history.some(({ actor }) => actor === 'you') ? { label: 'Why?', run: 'why' } : undefined;
}

/** What was done to a Node. */
const ABOUT_NODES: ReadonlySet<Deed> = new Set([
  'node added',
  'node removed',
  'cordoned',
  'uncordoned',
  'labelled',
  'tainted',
]);
const SHOW: Button = { label: 'Show everything', run: 'show' };

function waysOn(situation: Situation): readonly Button[] {
  const { deed, owner, isOwnerGone, focus } = situation;
  const held = focus === undefined ? undefined : situation.after.resolve(focus);
  if (held !== undefined && keptBy(held) !== undefined) {
    return [takeOff(held), button('Explain: finalizer', 'explain finalizer')];
  }
  const app = deployedAppButtons(situation);
  if (app.length > 0) return app;
  if (focus?.kind === 'Node' && ABOUT_NODES.has(deed)) return aboutNodes(situation);
  if (focus?.kind === 'Pod' && deed === 'crashed' && canCrash(situation)) return again(focus.name, situation);
  if (owner === undefined) return withoutOwner(situation);
  if (isOwnerGone) return [...deployAgain(owner), SHOW, QUIZ];
  if (deed === 'waited') return [SHOW, QUIZ];
  return aboutWorkload(situation, owner);
}

function withoutOwner(situation: Situation): readonly Button[] {
  const { focus, after } = situation;
  if (focus?.kind === 'Pod' && after.resolve(focus) !== undefined) {
    return again(focus.name, situation, ['Crash it', 'Delete it']);
  }
  const service = focus?.kind === 'Service' ? after.get('Service', focus.name, focus.namespace) : undefined;
  if (service !== undefined && service.spec.clusterIP !== 'None') {
    return [button('Put load on it', `load ${service.metadata.name} 500`), SHOW, QUIZ];
  }
  if (after.count('Pod') > 0) return [SHOW, QUIZ];
  return [button('Deploy web', 'deploy web'), button('Add a Node', 'node add'), QUIZ];
}

/** Whether a container of the Pod runs that can crash. */
function canCrash({ focus, after }: Situation): boolean {
  const pod = focus === undefined ? undefined : after.resolve(focus);
  return pod?.kind === 'Pod' && isReady(pod) && pod.metadata.deletionTimestamp === undefined;
}

function again(pod: string, situation: Situation, labels = ['Crash it again', 'Delete it instead']): readonly Button[] {
  const [crash = '', remove = ''] = labels;
  return [
    ...(canCrash(situation) ? [button(crash, `crash pod ${pod}${containerOf(situation)}`)] : []),
    button(remove, `delete pod ${pod}`),
    QUIZ,
  ];
}

/** ` -c shipper`, where the Pod has several and one of them crashed. */
function containerOf({ focus, after, steps }: Situation): string {
  const pod = focus === undefined ? undefined : after.resolve(focus);
  const name = steps.find(({ verb }) => verb === 'crashed')?.detail?.container;
  return pod?.kind === 'Pod' && pod.spec.containers.length > 1 && name !== undefined ? ` -c ${name}` : '';
}

/**
 * The replies to `autoscale`, to `scale` where an autoscaler sets the same number, and to `wait` where one has acted.
 */
import type { HorizontalPodAutoscaler, Ref } from '../../api/objects';
import type { Step, StepVerb } from '../../cluster/step';
import { duration } from '../../diagram/duration';
import { askFor, autoscalerOf, lackOf, targetRef } from '../autoscaling';
import { button } from '../button';
import { withinLimit } from '../rejection-reply';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { either } from './either';
import { nodeLostReply } from './node-lost';
import type { OwnReply } from './own-reply';

const LOOK_BUTTON = button('Look at it', 'get hpa');

export const autoscaleReply: OwnReply = {
  headline: (situation) => {
    const hpa = ofFocus(situation);
    if (hpa === undefined) return undefined;
    const { minReplicas, maxReplicas, scaleTargetRef } = hpa.spec;
    const lack = lackOf(situation.after, hpa);
    return lack === undefined
      ? `${scaleTargetRef.name} has an autoscaler: ${minReplicas} to ${maxReplicas} Pods`
      : `${scaleTargetRef.name} has an autoscaler, but asks for no ${lack.what}`;
  },
  notice: (situation) => {
    const hpa = ofFocus(situation);
    if (hpa === undefined) return undefined;
    const lack = lackOf(situation.after, hpa);
    return lack === undefined
      ? 'it looks every 15s. Here a request takes 1m of CPU (a thousandth of one) for a second: 200/s take 200m.'
      : `its target is a share of the ${lack.what} that a Pod asks for. These Pods ask for none, so nothing can be a share.`;
  },
  buttons: (situation) => {
    const hpa = ofFocus(situation);
    if (hpa === undefined) return undefined;
    const lack = lackOf(situation.after, hpa);
    return [
      ...(lack === undefined ? sendTo(situation, hpa) : [askFor(hpa, lack)]),
      button('Wait 1m', 'wait 1m'),
      LOOK_BUTTON,
    ];
  },
};

/** A manifest of an autoscaler and nothing else is as if it were asked for in words. */
const isAlone = ({ done }: Situation): boolean => done.focus.length === 1;

export const applyReply: OwnReply = {
  headline: (situation, took) => (isAlone(situation) ? autoscaleReply.headline?.(situation, took) : undefined),
  notice: (situation) => (isAlone(situation) ? autoscaleReply.notice?.(situation) : undefined),
  buttons: (situation) => (isAlone(situation) ? autoscaleReply.buttons?.(situation) : undefined),
};

/** What somebody sets by hand, an autoscaler sets again. */
export const scaleReply: OwnReply = {
  notice: ({ owner, after, wanted }) => {
    const hpa = owner === undefined ? undefined : autoscalerOf(after, { kind: owner.kind, ...owner.metadata });
    if (hpa === undefined) return undefined;
    if (wanted === 0) return 'with 0 Pods its autoscaler does nothing, until you ask for one Pod or more.';
    return `the autoscaler sets this number, too: it looks every 15s, and may soon change what you asked for.`;
  },
};

const acted: OwnReply = {
  headline: (situation) => {
    const [scaled] = stepsOf(situation, 'autoscaled');
    if (scaled !== undefined) {
      const others = stepsOf(situation, 'autoscaled');
      if (others.some(({ object }) => object.name !== scaled.object.name)) return 'autoscalers set the number of Pods';
      const to = String(others.at(-1)?.detail?.to);
      return `${scaled.object.name} went from ${scaled.detail?.from ?? '?'} to ${to} Pods, by its autoscaler`;
    }
    const [held] = [...stepsOf(situation, 'holds-size').map(({ object }) => object), ...heldStill(situation)];
    if (held !== undefined) return `${held.name} keeps its Pods for now: its autoscaler waits`;
    const [failed] = stepsOf(situation, 'failed-to-autoscale');
    if (failed === undefined || situation.made.length + situation.gone.length > 0) return undefined;
    return failed.detail?.reason === 'ScalingDisabled'
      ? `${failed.object.name}: its autoscaler does nothing with 0 Pods`
      : `${failed.object.name}: its autoscaler cannot count`;
  },
  notice: (situation) => {
    if (stepsOf(situation, 'autoscaled').length > 0) {
      return 'it sets the replicas field. A manifest applied again with replicas in it fights that: leave the field out.';
    }
    if (isHeld(situation)) {
      return 'use may come back, and a new Pod takes time: so Pods are added at once, and taken away late.';
    }
    const hpa = failedOne(situation);
    if (hpa?.status.currentReplicas === 0) return 'with 0 Pods it does nothing, until you ask for one Pod or more.';
    const lack = hpa === undefined ? undefined : lackOf(situation.after, hpa);
    return lack && `its target is a share of the ${lack.what} that a Pod asks for, and these Pods ask for none.`;
  },
  buttons: (situation) => {
    if (isHeld(situation)) return [button('Wait 5m', 'wait 5m'), LOOK_BUTTON];
    if (stepsOf(situation, 'autoscaled').length > 0) return [button('Wait 1m', 'wait 1m'), LOOK_BUTTON];
    const hpa = failedOne(situation);
    if (hpa?.status.currentReplicas === 0) {
      const { minReplicas, scaleTargetRef } = hpa.spec;
      return [button(`Scale to ${minReplicas}`, `scale ${scaleTargetRef.name} ${minReplicas}`), LOOK_BUTTON];
    }
    const lack = hpa === undefined ? undefined : lackOf(situation.after, hpa);
    return hpa === undefined || lack === undefined ? undefined : [askFor(hpa, lack), button('Diagnose', 'diagnose')];
  },
};

const isHeld = (situation: Situation): boolean =>
  stepsOf(situation, 'holds-size').length > 0 || heldStill(situation).length > 0;

/** Where nothing happened because an autoscaler waits: what it is about. */
function heldStill({ steps, after }: Situation): readonly Ref[] {
  if (steps.length > 0) return [];
  return after.list('HorizontalPodAutoscaler').flatMap((hpa) => {
    const isWaiting = (hpa.status.conditions ?? []).some(({ reason }) => reason === 'ScaleDownStabilized');
    const current = hpa.status.currentReplicas ?? 0;
    return isWaiting && current > hpa.spec.minReplicas ? [targetRef(hpa)] : [];
  });
}

/** `wait --for`: kubectl says of each object whether it came to be so in time. */
const waitedFor: OwnReply = {
  headline: ({ done, steps }, took) => {
    if (done.until === undefined) return undefined;
    if ((done.code ?? 0) !== 0) return `It did not come to be so in ${duration(took)}`;
    return took === 0 && steps.length === 0 ? 'Nothing to wait for: it is so already' : undefined;
  },
};

export const waitReply: OwnReply = {
  ...either(nodeLostReply, either(acted, waitedFor)),
  verbatim: ({ done }) => {
    const words = done.until === undefined ? '' : done.stdout + (done.stderr ?? '');
    return words === '' ? undefined : withinLimit(words.trimEnd());
  },
};

const stepsOf = ({ steps }: Situation, verb: StepVerb): readonly Step[] => steps.filter((step) => step.verb === verb);

function ofFocus({ done, after }: Situation): HorizontalPodAutoscaler | undefined {
  for (const ref of done.focus) {
    const object = after.resolve(ref);
    if (object?.kind === 'HorizontalPodAutoscaler') return object;
  }
  return undefined;
}

/** The autoscaler that has just found that it cannot count. */
function failedOne(situation: Situation): HorizontalPodAutoscaler | undefined {
  const [failed] = stepsOf(situation, 'failed-to-autoscale');
  return failed === undefined ? undefined : autoscalerOf(situation.after, failed.object);
}

/** Requests make it act, where a Service takes them. */
function sendTo(
  { after }: Situation,
  { spec: { scaleTargetRef }, metadata }: HorizontalPodAutoscaler,
): readonly Button[] {
  const service = after.get('Service', scaleTargetRef.name, metadata.namespace);
  return service === undefined ? [] : [button('Send 900/s', `load ${scaleTargetRef.name} 900`)];
}

/**
 * Buttons that change nothing of the cluster: in an exercise the others would do the step, or lead away from it.
 */
import type { Button } from '../reply';

export const onlyLooks = (buttons: readonly Button[]): readonly Button[] =>
  buttons.filter(({ run }) => LOOKS.test(run));

const LOOKS =
  /^(show|why|diagnose|get|describe|explain|read|logs|top|which|help|history|rollout (history|status)|quiz wrong)\b/;

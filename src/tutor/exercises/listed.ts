/**
 * What a step's file says of a command: that it belongs to a way to the goal, or to one that leads nowhere.
 */
import type { ExerciseStep } from './exercise';

/** Characters by which a command is known again: manifests are long. */
const LONGEST_KEY = 80;

/** A command as it is compared and remembered. */
const keyOf = (command: string): string => command.trim().replaceAll(/\s+/g, ' ').toLowerCase().slice(0, LONGEST_KEY);

/**
 * The command as it is remembered, where the step lists it; undefined for any other.
 * @param said the words that were typed, and how they were understood
 */
export function listedIn(step: ExerciseStep, said: readonly string[]): string | undefined {
  const { show, wrong } = step;
  const keys = [...(show === undefined ? [] : [show]), ...waysOf(step), ...wrong.flat()].map(keyOf);
  return said.map(keyOf).find((key) => keys.includes(key));
}

/** Whether it belongs to one of the ways to the goal. */
export const isOnTheWay = (step: ExerciseStep, listed: string): boolean => waysOf(step).map(keyOf).includes(listed);

/** Whether the button of the step has been pressed, or its command typed. */
export const isShown = ({ show }: ExerciseStep, given: readonly string[]): boolean =>
  show !== undefined && given.includes(keyOf(show));

/**
 * Whether the last commands were an attempt that is known to lead nowhere, all of it.
 * @param fewest commands that the attempt must have
 */
export const isKnownWrong = ({ wrong }: ExerciseStep, given: readonly string[], fewest: number): boolean =>
  wrong.some(
    (commands) =>
      commands.length >= fewest &&
      commands.every((command, place) => given.at(place - commands.length) === keyOf(command)),
  );

const waysOf = ({ solution, also }: ExerciseStep): readonly string[] => [...solution, ...also.flat()];

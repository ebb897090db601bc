/**
 * What a form shows: a menu of tasks, and the menus of the task that is chosen.
 */
import type { Choice } from './task';

export interface Menu {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  /** Entries that have no room in the menu. */
  readonly left: number;
  /** The menu before it that its entries depend on. */
  readonly follows: string | undefined;
  /** Whether menus after this one depend on it. */
  readonly steers: boolean;
}

export interface Form {
  readonly groups: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
  /** The task that is chosen, if any. */
  readonly task: Choice | undefined;
  readonly menus: readonly Menu[];
  /** What the form stands for with what is chosen now. */
  readonly command: string | undefined;
}

/**
 * The way back for a Node that has failed.
 */
import { button } from '../button';
import type { Button } from '../reply';

/** `Recover node-2`. */
export function recoverNode(name: string): Button {
  return button(`Recover ${name}`, `node recover ${name}`);
}

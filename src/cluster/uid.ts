/**
 * UIDs derive from a serial number, scrambled so that their order says nothing about age: where nothing else tells two
 * Pods apart, a ReplicaSet decides by it.
 */
import { hex32 } from './hex';
import { mix } from './random';

/** Odd, so that multiplying by it spreads consecutive serial numbers over all 32 bits and never makes two alike. */
const STRIDE = 0x9e3779b1;

/** The UID of a serial number, in the form of a random UUID. */
export function uidOf(serial: number): string {
  const part = (salt: number) => hex32(mix(Math.imul(serial * 4 + salt, STRIDE)));
  const second = part(2);
  const third = part(3);
  return `${part(1)}-${second.slice(0, 4)}-4${second.slice(5)}-a${third.slice(1, 4)}-${third.slice(4)}${part(4)}`;
}

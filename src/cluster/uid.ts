/**
 * UIDs derive from a serial number, scrambled so that their order says nothing about age: where nothing else tells two
 * Pods apart, a ReplicaSet decides by it.
 */
import { hex32 } from './hex';
import { mix } from './random';

/** Odd, so that multiplying by it spreads consecutive serial numbers over all 32 bits and never makes two alike. */
const STRIDE = 0x9e3779b1;

/** The UID of a serial number, in the form of a random UUID: digits that the number gives, and two that are always alike. */
export function uidOf(serial: number): string {
  const digits =
    hex32(uidHead(serial)) + hex32(partOf(serial, 2)) + hex32(partOf(serial, 3)) + hex32(partOf(serial, 4));
  const [third, fourth] = [digits.slice(13, 16), digits.slice(17, 20)];
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${third}-a${fourth}-${digits.slice(20)}`;
}

/** The first eight digits of the UID of a serial number, as a number: enough to tell most others from it. */
export function uidHead(serial: number): number {
  return partOf(serial, 1);
}

/** @param part 1 to 4: eight digits each */
const partOf = (serial: number, part: number): number => mix(Math.imul(serial * 4 + part, STRIDE));

/**
 * The order in which people read names with numbers: node-2 before node-10.
 */
export function byName(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [a, b].map((name) => name.replace(/\d+/g, (digits) => digits.padStart(12, '0'))) as [
    string,
    string,
  ];
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Amounts that are a number or a share: `1`, `25%`.
 * Follows GetScaledValueFromIntOrPercent in apimachinery/pkg/util/intstr.
 */
export type IntOrPercent = number | string;

/** What an amount comes to, of `total`; 0 for none. `round` makes a share of it whole. */
export function resolveAmount(
  amount: IntOrPercent | undefined,
  total: number,
  round: (share: number) => number,
): number {
  if (amount === undefined) return 0;
  if (typeof amount === 'number') return amount;
  return round((Number.parseInt(amount, 10) * total) / 100);
}

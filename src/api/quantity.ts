/**
 * Quantities: `500m` CPU, `16Gi` memory.
 * Follows apimachinery/pkg/api/resource: an amount with a suffix, kept in canonical form, which has no fraction and the
 * largest suffix that fits.
 */
export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent';

const PATTERN = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE])|[eE]([+-]?\d{1,3}))?$/;
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'] as const;
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const;
/** The place of the unit 1 in DECIMAL. */
const ONE = 3;
const NANOS_PER_UNIT = 1_000_000_000n;
/** Upstream caps an amount at 2^63 - 1. */
const MOST = 2 ** 63 - 1;
const LARGEST = (2n ** 63n - 1n) * NANOS_PER_UNIT;

/** What upstream answers to text that is no quantity. */
export const QUANTITY_ERROR =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

/** The amount in base units (cores, bytes) as a plain number; undefined and unreadable text count as 0. */
export function parseQuantity(quantity: string | number | undefined): number {
  if (quantity === undefined) return 0;
  if (typeof quantity === 'number') return quantity;
  const match = PATTERN.exec(quantity);
  if (match === null) return 0;
  const [, sign, digits, suffix, exponent] = match;
  // Nothing stays nothing, however often: 0e400.
  const amount = Number(digits) === 0 ? 0 : Math.min(Number(digits) * factor(suffix, exponent), MOST);
  return sign === '-' ? -amount : amount;
}

/** CPU in thousandths of a core, rounded up as upstream's MilliValue. */
export function milliCpu(quantity: string | number | undefined): number {
  const milli = parseQuantity(quantity) * 1000;
  const whole = Math.round(milli);
  return Math.abs(milli - whole) < 1e-6 ? whole : Math.ceil(milli);
}

/** An amount in base units as canonical text, for example `formatQuantity(17179869184, 'BinarySI')` is `16Gi`. */
export function formatQuantity(amount: number, format: QuantityFormat = 'DecimalSI'): string {
  const whole = Math.trunc(amount);
  const nanos = BigInt(whole) * NANOS_PER_UNIT + BigInt(Math.ceil((amount - whole) * 1e9 - 1e-3));
  return formatNanos(nanos, format);
}

/** The canonical text of a quantity, or undefined when it is none. */
export function canonicalQuantity(quantity: string | number): string | undefined {
  const match = PATTERN.exec(String(quantity).trim());
  if (match === null) return undefined;
  const [, sign, digits = '', suffix, exponent] = match;
  const [integer = '', fraction = ''] = digits.split('.');
  const scaled = scale(BigInt(integer + fraction), -fraction.length, suffix, exponent);
  const nanos = scaled > LARGEST ? LARGEST : scaled;
  const format = exponent !== undefined ? 'DecimalExponent' : suffix?.endsWith('i') ? 'BinarySI' : 'DecimalSI';
  return formatNanos(sign === '-' ? -nanos : nanos, format);
}

function factor(suffix: string | undefined, exponent: string | undefined): number {
  if (exponent !== undefined) return 10 ** Number(exponent);
  if (suffix === undefined) return 1;
  const binary = BINARY.indexOf(suffix as (typeof BINARY)[number]);
  if (binary >= 0) return 1024 ** binary;
  return 1000 ** (DECIMAL.indexOf(suffix as (typeof DECIMAL)[number]) - ONE);
}

/** `digits × 10^shift` with its suffix, in nano-units; what is smaller is rounded up. */
function scale(digits: bigint, shift: number, suffix: string | undefined, exponent: string | undefined): bigint {
  if (suffix?.endsWith('i')) {
    const units = 1024n ** BigInt(BINARY.indexOf(suffix as (typeof BINARY)[number]));
    return divideUp(digits * units * NANOS_PER_UNIT, 10n ** BigInt(-shift));
  }
  const power = shift + 9 + (exponent === undefined ? decimalPower(suffix) : Number(exponent));
  return power >= 0 ? digits * 10n ** BigInt(power) : divideUp(digits, 10n ** BigInt(-power));
}

const decimalPower = (suffix: string | undefined): number =>
  suffix === undefined ? 0 : (DECIMAL.indexOf(suffix as (typeof DECIMAL)[number]) - ONE) * 3;

const divideUp = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

function formatNanos(nanos: bigint, wanted: QuantityFormat): string {
  if (nanos === 0n) return '0';
  const size = nanos < 0n ? -nanos : nanos;
  const sign = nanos < 0n ? '-' : '';
  const isBinary = wanted === 'BinarySI' && size >= 1024n * NANOS_PER_UNIT && size % NANOS_PER_UNIT === 0n;
  if (isBinary) {
    const [amount, steps] = divideOut(size / NANOS_PER_UNIT, 1024n, BINARY.length - 1);
    return `${sign}${amount}${BINARY[steps]}`;
  }
  const [amount, steps] = divideOut(size, 1000n, DECIMAL.length - 1);
  if (wanted !== 'DecimalExponent') return `${sign}${amount}${DECIMAL[steps]}`;
  const power = (steps - ONE) * 3;
  return `${sign}${amount}${power === 0 ? '' : `e${power}`}`;
}

/** Divides as often as nothing is lost, at most `most` times. */
function divideOut(amount: bigint, base: bigint, most: number): readonly [bigint, number] {
  let rest = amount;
  let steps = 0;
  while (steps < most && rest % base === 0n) {
    rest /= base;
    steps++;
  }
  return [rest, steps];
}

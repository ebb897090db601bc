import fc from 'fast-check';
import { canonicalQuantity, formatQuantity, milliCpu, parseQuantity } from '../../src/api/quantity';

test.each([
  ['500m', '500m'],
  ['0.5', '500m'],
  ['1000m', '1'],
  ['1.5', '1500m'],
  ['100', '100'],
  ['1000', '1k'],
  ['1024Mi', '1Gi'],
  ['1.5Gi', '1536Mi'],
  ['512', '512'],
  ['0.5Ki', '512'],
  ['1e3', '1e3'],
  ['12e6', '12e6'],
  ['0', '0'],
  ['-1Gi', '-1Gi'],
  ['+5', '5'],
  ['0.1n', '1n'],
  ['.5', '500m'],
  ['1.', '1'],
  [' 2 ', '2'],
  ['99999999999999999999', '9223372036854775807'],
])('%s is %s', (text, canonical) => {
  expect(canonicalQuantity(text)).toBe(canonical);
});

test.each(['', 'lots', '1 Gi', '1gi', '1KB', '--1', '1.2.3', 'Gi', '1ee3', 'NaN'])('"%s" is no quantity', (text) => {
  expect(canonicalQuantity(text)).toBeUndefined();
  expect(parseQuantity(text)).toBe(0);
});

test('amounts are in cores and bytes', () => {
  expect([parseQuantity('250m'), parseQuantity('16Gi'), parseQuantity('1G'), parseQuantity(undefined)]).toEqual([
    0.25, 17_179_869_184, 1_000_000_000, 0,
  ]);
  expect([milliCpu('250m'), milliCpu('0.1'), milliCpu('4'), milliCpu('1u'), milliCpu(undefined)]).toEqual([
    250, 100, 4000, 1, 0,
  ]);
  expect([formatQuantity(17_179_869_184, 'BinarySI'), formatQuantity(0.25), formatQuantity(1.1)]).toEqual([
    '16Gi',
    '250m',
    '1100m',
  ]);
});

test('amounts end where those of upstream do', () => {
  expect([parseQuantity('0e400'), parseQuantity('1e400')]).toEqual([0, 2 ** 63 - 1]);
  expect([parseQuantity('-1e400'), parseQuantity('99E')]).toEqual([1 - 2 ** 63, 2 ** 63 - 1]);
});

test('the canonical form stays as it is and keeps the amount', () => {
  const suffix = fc.constantFrom('', 'm', 'k', 'M', 'Ki', 'Mi', 'Gi', 'e3');
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), suffix, (digits, end) => {
      const once = canonicalQuantity(`${digits}${end}`) ?? 'none';
      expect(canonicalQuantity(once)).toBe(once);
      expect(parseQuantity(once)).toBeCloseTo(parseQuantity(`${digits}${end}`), 6);
    }),
    { seed: 1 },
  );
});

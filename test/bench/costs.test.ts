import type { CommandCost } from './cost-program';
import { billOf, breakEven, carriedBy, COMPARED, containersBill, pictureBill, total } from './costs-bill';

const cost = (more: Partial<CommandCost>): CommandCost => ({
  ...{ count: 1, reads: 2, writes: 0, indexWrites: 0, cpu: 0, milliseconds: 0, logged: 650 },
  ...more,
});
/** 579 ms of a processor are a second of a function with 1 GB, less the 15 ms that it waits. */
const measured = { look: cost({}), change: cost({ writes: 14, indexWrites: 2, cpu: 985 * (1024 / 1769) }) };

describe('a bill', () => {
  it('is what the units cost', () => {
    const looks = billOf(measured, 0);
    expect(looks.table).toBeCloseTo(0.25);
    expect(looks.lambda).toBeCloseTo(0.2 + 0.015 * 13.3334);
    expect(looks.logs).toBeCloseTo(0.5);
    expect(total(looks)).toBeCloseTo(0.25 + 0.4 + 1 + 0.5);
    const changes = billOf(measured, 1);
    expect(changes.table).toBeCloseTo(0.25 + 16 * 0.625);
    expect(changes.lambda).toBeCloseTo(0.2 + 13.3334);
  });

  it('lies between its parts where some commands change something', () => {
    const [low, half, high] = [0, 0.5, 1].map((changes) => total(billOf(measured, changes)));
    expect(half).toBeCloseTo((low! + high!) / 2);
  });

  it('reads two versions for a picture', () => {
    expect(pictureBill({ itemBytes: 4096 }).table).toBeCloseTo(4 * 0.125);
    expect(pictureBill({ itemBytes: 4097 }).table).toBeCloseTo(6 * 0.125);
  });
});

describe('beside containers', () => {
  it('the same table and log are paid, so only Lambda and the API decide', () => {
    const bill = billOf(measured, 0.5);
    for (const containers of Object.values(COMPARED)) {
      const commands = breakEven(bill, containers);
      const functions = (commands / 1e6) * total(bill);
      const container = containersBill(containers) + (commands / 1e6) * (bill.table + bill.logs);
      expect(functions).toBeCloseTo(container);
    }
    expect(breakEven({ ...bill, table: 99 }, COMPARED.one)).toBe(breakEven(bill, COMPARED.one));
  });

  it('a month has 730 hours', () => {
    expect(containersBill(COMPARED.one)).toBeCloseTo(730 * (0.25 * 0.03238 + 0.5 * 0.00356));
    expect(containersBill(COMPARED.two) - 2 * containersBill(COMPARED.one)).toBeCloseTo(730 * 0.0225);
  });

  it('a processor has so much time', () => {
    const even = { look: cost({ cpu: 25 }), change: cost({ cpu: 25 }) };
    expect(carriedBy(COMPARED.one, even, 0.5)).toBeCloseTo(730 * 3600 * 10);
    expect(carriedBy(COMPARED.two, even, 0.5)).toBeCloseTo(730 * 3600 * 20);
  });
});

/** Every fault at every surface. */
import { startDynamo } from '../../src/local/embedded-table';
import { type Cell, runCell } from './cell';
import type { Fault } from './faults';
import { Lane } from './lane';
import { bundleSandboxes } from './sandbox';
import type { Surface } from './surfaces';

export interface MatrixOptions {
  readonly faults: readonly Fault[];
  readonly surfaces: readonly Surface[];
  /** Faults at a time: each waits most of its time. */
  readonly lanes: number;
  readonly report?: (cell: Cell) => void;
}

/** A cell that was only late is looked at once more, alone: this machine may have had something else to do. */
export async function runMatrix({ faults, surfaces, lanes, report }: MatrixOptions): Promise<readonly Cell[]> {
  await bundleSandboxes();
  const server = await startDynamo(undefined);
  const waiting = [...faults.entries()];
  const cells: Cell[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [number, fault] = next;
      const lane = new Lane(`faults-${number}`, server.endpoint);
      await lane.open();
      try {
        for (const surface of surfaces) {
          const cell = await runCell(fault, surface, lane);
          cells.push(cell);
          report?.(cell);
        }
      } finally {
        await lane.close();
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, work));
  } finally {
    await server.close();
  }
  return cells;
}

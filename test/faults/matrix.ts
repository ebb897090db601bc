/** Every fault at every surface. */
import { startDynamo } from '../../src/local/embedded-table';
import { type Cell, runCell } from './cell';
import type { Fault } from './faults';
import { Lane } from './lane';
import { bundleSandboxes, type FunctionName } from './sandbox';
import type { Surface } from './surfaces';

export interface MatrixOptions {
  readonly faults: readonly Fault[];
  readonly surfaces: readonly Surface[];
  /** Faults at a time: each waits most of its time. */
  readonly lanes: number;
  readonly report?: (cell: Cell) => void;
}

/** Looks at every cell; what is wrong stands in it. */
export async function runMatrix({ faults, surfaces, lanes, report }: MatrixOptions): Promise<readonly Cell[]> {
  // Every workspace is installed, and every channel has something in it.
  await bundleSandboxes(new Set<FunctionName>(['install', 'slack', ...surfaces.map((surface) => surface.of)]));
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
          const cell = await tried(fault, surface, lane);
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

async function tried(fault: Fault, surface: Surface, lane: Lane): Promise<Cell> {
  try {
    return await runCell(fault, surface, lane);
  } catch (error) {
    await lane.heal();
    const wrong = [`could not be looked at: ${String(error)}`];
    return { fault: `${fault.of} ${fault.name}`, surface: surface.name, outcome: 'silent', took: 0, wrong };
  }
}

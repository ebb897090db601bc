/**
 * What one operation of the engine costs: `engine OPERATION PODS NODES ROUNDS`. Run as a program of its own (bundled like a
 * function), so that the first round is cold and the memory is that of the operation. Prints one JSON object.
 */
import { Cluster } from '../../src/cluster/cluster';
import { carryOut, clusterBefore, type Work } from './engine-command';
import { type Operation, type OperationName, OPERATIONS, type Size } from './engine-operations';

export interface EngineRound extends Work {
  readonly milliseconds: number;
  /** CPU time of the same, milliseconds: what a busy machine does not change. */
  readonly cpu: number;
  /** Virtual milliseconds until it was done. */
  readonly virtual: number;
  /** The most memory that the process had until then, megabytes. */
  readonly memory: number;
}

function measure(operation: Operation, size: Size, rounds: number): readonly EngineRound[] {
  const state = clusterBefore(operation, size);
  const command = operation.command(size, new Cluster(state));
  const copies = operation.copies(size);
  return Array.from({ length: rounds }, () => {
    const start = process.hrtime.bigint();
    const cpuBefore = process.cpuUsage();
    const { work, virtual } = carryOut(new Cluster(state), command, copies);
    const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
    const { user, system } = process.cpuUsage(cpuBefore);
    const memory = process.resourceUsage().maxRSS / 1024;
    return { milliseconds, cpu: (user + system) / 1e3, ...work, virtual, memory };
  });
}

const [name, ...counts] = process.argv.slice(2);
const [pods = 1000, nodes = 100, rounds = 6] = counts.map(Number);
console.log(JSON.stringify(measure(OPERATIONS[name as OperationName], { pods, nodes }, rounds)));

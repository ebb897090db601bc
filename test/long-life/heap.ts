/** What the program holds in memory once nothing is left that could be freed. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes. */
export function heapInUse(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

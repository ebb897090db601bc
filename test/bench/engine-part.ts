import { bundleProgram } from './bundles';
import { measureEngine } from './engine-figures';
import type { Part } from './part';

export const enginePart: Part = {
  title: 'the engine alone: operations by the number of Pods',
  measure: async ({ pods, rounds }) => measureEngine(await bundleProgram('engine'), pods, rounds),
};

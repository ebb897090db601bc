/**
 * What is filled into the fields of a message or a modal, and where what is done with them goes.
 */
import { useMemo, useState } from 'react';
import { type Act, type Filled, filledIn, type ShownBlock } from './block';

export type ActFunction = (act: Omit<Act, 'filled'>) => Promise<void>;

export interface Fields {
  readonly filled: Filled;
  readonly errors: Readonly<Record<string, string>>;
  set(blockId: string, value: string | readonly string[]): void;
}

/**
 * @param errors by block_id: what is wrong in a field
 * @param here the conversation that the person is in
 */
export function useFields(blocks: readonly ShownBlock[], errors: Fields['errors'] = {}, here?: string): Fields {
  const [typed, setTyped] = useState<Filled>({});
  return useMemo(
    () => ({
      filled: filledIn(blocks, typed, here),
      errors,
      set: (blockId, value) => setTyped((before) => ({ ...filledIn(blocks, before, here), [blockId]: value })),
    }),
    [blocks, typed, errors, here],
  );
}

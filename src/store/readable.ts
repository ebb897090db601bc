/**
 * Lists of what is stored, where one item that is damaged, or of a newer program, must not hide all the others.
 */
import { StoreError } from '../app/ports';

/** What `read` makes of each of them, without those that it refuses. */
export function readable<Stored, Read>(items: readonly Stored[], read: (item: Stored) => Read): readonly Read[] {
  return items.flatMap((item) => {
    try {
      return [read(item)];
    } catch (error) {
      if (error instanceof StoreError) return [];
      throw error;
    }
  });
}

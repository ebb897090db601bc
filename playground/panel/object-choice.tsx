/**
 * The menu of objects to look at by themselves. Without a pointer it does what pressing them in a picture does.
 */
import type { ReactNode } from 'react';
import type { ClusterObject } from '../api';
import { nameOf } from './looked-at';

interface ObjectChoiceProps {
  readonly objects: readonly ClusterObject[];
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

export function ObjectChoice({ objects, chosen, onChoose }: ObjectChoiceProps): ReactNode {
  const isThere = objects.some((one) => nameOf(one) === chosen);
  return (
    <label className="choice">
      Look at
      <select value={chosen} onChange={({ target }) => onChoose(target.value)}>
        {!isThere && <option value={chosen}>{chosen.replace('/', ' ')} (gone)</option>}
        {objects.map((one) => (
          <option key={one.uid} value={nameOf(one)}>
            {one.kind} {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}

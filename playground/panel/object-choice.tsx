/**
 * The menu of objects to look at by themselves, by kind. Without a pointer it does what pressing them in a picture does.
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
  const kinds = [...new Set(objects.map(({ kind }) => kind))];
  const isThere = objects.some((one) => nameOf(one) === chosen);
  return (
    <label className="choice">
      Look at
      <select value={chosen} onChange={({ target }) => onChoose(target.value)}>
        {!isThere && <option value={chosen}>{chosen} (gone)</option>}
        {kinds.map((kind) => (
          <optgroup key={kind} label={kind}>
            {objects
              .filter((one) => one.kind === kind)
              .map((one) => (
                <option key={one.uid} value={nameOf(one)}>
                  {one.name}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

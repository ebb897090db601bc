/**
 * The list of what a command may go on with.
 */
import type { ReactNode } from 'react';
import type { Completion } from './api';

export const LIST = 'completions';
export const idOfEntry = (place: number): string => `${LIST}-${place}`;

interface CompletionsProps {
  readonly found: readonly Completion[];
  readonly chosen: number | undefined;
  readonly onChoose: (text: string) => void;
}

export function Completions({ found, chosen, onChoose }: CompletionsProps): ReactNode {
  return (
    <ul id={LIST} role="listbox" aria-label="Completions" className="completions">
      {found.map(({ text, says }, place) => (
        <li
          key={text}
          id={idOfEntry(place)}
          role="option"
          aria-selected={place === chosen}
          // The line keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(text)}
        >
          <code>{text}</code>
          <span>{says}</span>
        </li>
      ))}
    </ul>
  );
}

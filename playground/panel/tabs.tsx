/**
 * Tabs with the keys that tabs have: arrows, Home and End.
 */
import type { KeyboardEvent, ReactNode } from 'react';

interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly (readonly [T, string])[];
  readonly chosen: T;
  readonly onChoose: (tab: T) => void;
  /** The id of what the tabs change. */
  readonly panel: string;
}

export function Tabs<T extends string>({ label, tabs, chosen, onChoose, panel }: TabsProps<T>): ReactNode {
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const here = tabs.findIndex(([name]) => name === chosen);
    const next = {
      ArrowRight: (here + 1) % tabs.length,
      ArrowLeft: (here - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    const tab = next === undefined ? undefined : tabs[next]?.[0];
    if (tab === undefined) return;
    event.preventDefault();
    onChoose(tab);
    document.getElementById(`${panel}-${tab}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={onKey}>
      {tabs.map(([name, title]) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${panel}-${name}`}
          aria-selected={name === chosen}
          aria-controls={panel}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

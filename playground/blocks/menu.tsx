/**
 * A menu of one choice. What is chosen is reported a moment later: who chooses with the keyboard passes by other entries.
 */
import { type ReactNode, useEffect, useRef } from 'react';
import type { Option, SelectElement } from '../../src/slack/message';
import type { ActFunction, Fields } from './fields';

const PAUSE_MILLISECONDS = 300;

interface MenuProps {
  readonly id: string;
  readonly blockId: string;
  readonly menu: SelectElement;
  /** Whether a choice is told to the bot at once. */
  readonly reports: boolean;
  readonly fields: Fields;
  readonly act: ActFunction;
  readonly describedBy?: string | undefined;
}

export function Menu({ id, blockId, menu, reports, fields, act, describedBy }: MenuProps): ReactNode {
  const pause = useRef<number>(undefined);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => () => clearTimeout(pause.current), []);
  const choose = (value: string): void => {
    fields.set(blockId, value);
    clearTimeout(pause.current);
    if (reports) {
      pause.current = window.setTimeout(() => void latest.current({ action: menu.action_id }), PAUSE_MILLISECONDS);
    }
  };
  return (
    <select
      id={id}
      data-action={menu.action_id}
      value={String(fields.filled[blockId] ?? '')}
      aria-invalid={blockId in fields.errors}
      aria-describedby={describedBy}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="" disabled>
        {menu.placeholder.text}
      </option>
      {(menu.option_groups ?? []).map(({ label, options }) => (
        <optgroup key={label.text} label={label.text}>
          {options.map(entry)}
        </optgroup>
      ))}
      {(menu.options ?? []).map(entry)}
    </select>
  );
}

const entry = ({ text, value }: Option): ReactNode => (
  <option key={value} value={value}>
    {text.text}
  </option>
);

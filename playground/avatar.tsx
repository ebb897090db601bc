/**
 * Who said something, as a small picture.
 */
import type { ReactNode } from 'react';
import { Logo } from './icons';

const HUES = 5;

/** @param name undefined: the bot */
export function Avatar({ name }: { readonly name: string | undefined }): ReactNode {
  if (name === undefined) {
    return (
      <span className="avatar bot" aria-hidden="true">
        <Logo />
      </span>
    );
  }
  return (
    <span className={`avatar hue-${(name.codePointAt(0) ?? 0) % HUES}`} aria-hidden="true">
      {name.slice(0, 1).toUpperCase()}
    </span>
  );
}

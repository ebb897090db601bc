/**
 * The small pictures of the page.
 */
import type { ReactNode } from 'react';

const PATHS = {
  channel: 'M6.5 2.5 5 13.5M11 2.5 9.5 13.5M2.5 5.8h11M2 10.2h11',
  direct: 'M2.5 3.5h11v7.5H7l-3 2.5V11H2.5z',
  home: 'M2.5 7.5 8 2.8l5.5 4.7M4 6.5v6.7h8V6.5',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.5v1.4M8 13.1v1.4M1.5 8h1.4M13.1 8h1.4M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1',
  moon: 'M13 9.8A5.6 5.6 0 0 1 6.2 3 5.6 5.6 0 1 0 13 9.8z',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  send: 'M2.5 8 13.5 2.8 10.5 13.2 7.6 9zM7.6 9l5.9-6.2',
  list: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  play: 'M5 3.2v9.6L12.5 8z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  back: 'M10.5 3.5 6 8l4.5 4.5M3.5 3.5v9',
  forward: 'M5.5 3.5 10 8l-4.5 4.5M12.5 3.5v9',
  image: 'M2.5 3h11v10h-11zM5.6 6.8h.01M3 11.6l3.2-3 2.3 2 2-1.8 2.6 2.6',
  large: 'M9.5 2.5h4v4M13.5 2.5 9.2 6.8M6.5 13.5h-4v-4M2.5 13.5l4.3-4.3',
  small: 'M13.5 6.8H9.2V2.5M9.2 6.8l4.3-4.3M2.5 9.2h4.3v4.3M6.8 9.2l-4.3 4.3',
  close: 'M4 4l8 8M12 4l-8 8',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** Three copies in a hexagon. */
export function Logo(): ReactNode {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
      <path className="hexagon" d="M16 2 28.1 9v14L16 30 3.9 23V9z" />
      <rect x="12.6" y="8.4" width="6.8" height="6.8" rx="1.8" />
      <rect x="8.2" y="17" width="6.8" height="6.8" rx="1.8" />
      <rect x="17" y="17" width="6.8" height="6.8" rx="1.8" />
    </svg>
  );
}

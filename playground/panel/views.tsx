/**
 * Which picture is shown: its view, as a file, and how large.
 */
import type { ReactNode } from 'react';
import { Icon } from '../icons';
import { Tabs } from './tabs';

const VIEWS = [
  ['nodes', 'Nodes'],
  ['owners', 'Owners'],
  ['storage', 'Storage'],
  ['rollout', 'Rollout'],
  ['object', 'One object'],
] as const;

export type View = (typeof VIEWS)[number][0];

interface ViewsProps {
  readonly chosen: View;
  readonly onChoose: (view: View) => void;
  /** Where the picture is as a file of pixels; undefined where there is none. */
  readonly png: string | undefined;
  readonly isLarge: boolean;
  readonly onLarge: (isLarge: boolean) => void;
}

export function Views({ chosen, onChoose, png, isLarge, onLarge }: ViewsProps): ReactNode {
  return (
    <div className="views">
      <Tabs label="View of the cluster" tabs={VIEWS} chosen={chosen} onChoose={onChoose} panel="stage" />
      {png !== undefined && (
        <a
          className="plain"
          href={png}
          target="_blank"
          rel="noreferrer"
          aria-label="Picture as PNG"
          title="Picture as PNG"
        >
          <Icon name="image" />
        </a>
      )}
      <button
        type="button"
        className="plain wide"
        aria-pressed={isLarge}
        aria-label="Large picture"
        title="Large picture"
        onClick={() => onLarge(!isLarge)}
      >
        <Icon name={isLarge ? 'small' : 'large'} />
      </button>
    </div>
  );
}

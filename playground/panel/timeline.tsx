/**
 * The versions of the cluster: which command made each, and the way back to it.
 */
import type { ReactNode } from 'react';
import { duration } from '../../src/diagram/duration';
import type { ClusterState, PastCommand } from '../api';
import { Icon } from '../icons';
import type { Session } from '../session';

interface TimelineProps {
  readonly session: Session;
  readonly cluster: ClusterState;
  /** Undefined: now. */
  readonly version: number | undefined;
  readonly isReplaying: boolean;
  readonly onGo: (version: number | undefined) => void;
  readonly onReplay: () => void;
}

export function Timeline({ session, cluster, version, isReplaying, onGo, onReplay }: TimelineProps): ReactNode {
  const points = pointsOf(cluster);
  const last = points.length - 1;
  const found = points.findIndex((point) => point.version === version);
  const place = found === -1 ? last : found;
  const point = points[place];
  const isNow = place === last;
  const go = (to: number): void => onGo(to === last ? undefined : points[to]?.version);
  const goBack = (): void => {
    if (point === undefined) return;
    onGo(undefined);
    void session.type(`undo --to ${point.version}`);
  };
  return (
    <section className={`timeline ${isNow ? '' : 'past'}`} aria-label="Timeline">
      <p className="what">
        {isNow ? <b className="now">Now</b> : <b className="then">Version {point?.version}</b>}
        <span>{point === undefined ? '' : wordsOf(point)}</span>
        {isNow && <span className="clock">clock {duration(cluster.now)}</span>}
      </p>
      <input
        type="range"
        min={0}
        max={last}
        value={place}
        disabled={last === 0}
        aria-label="Version of the cluster"
        aria-valuetext={point === undefined ? '' : `${isNow ? 'now, ' : ''}version ${point.version}: ${wordsOf(point)}`}
        onChange={({ target }) => go(Number(target.value))}
      />
      <div className="buttons">
        <button
          type="button"
          className="quiet"
          aria-pressed={isReplaying}
          onClick={onReplay}
          disabled={point?.command === undefined}
        >
          <Icon name="play" /> Replay
        </button>
        {isNow ? (
          <>
            <button
              type="button"
              className="quiet"
              disabled={!cluster.canUndo}
              onClick={() => void session.type('undo')}
            >
              Undo
            </button>
            <button
              type="button"
              className="quiet"
              disabled={!cluster.canRedo}
              onClick={() => void session.type('redo')}
            >
              Redo
            </button>
          </>
        ) : (
          <>
            <button type="button" className="primary" onClick={goBack}>
              Go back to here
            </button>
            <button type="button" className="quiet" onClick={() => onGo(undefined)}>
              Show now
            </button>
          </>
        )}
      </div>
    </section>
  );
}

type Point = Partial<PastCommand> & { readonly version: number };

/** Every version that a command is known of, and the one before the first of them. */
function pointsOf({ commands, version }: ClusterState): readonly Point[] {
  const known = [...commands].sort((a, b) => a.version - b.version);
  const first = known[0]?.version ?? version;
  const points: readonly Point[] = first > 0 && known.length > 0 ? [{ version: first - 1 }, ...known] : known;
  return points.at(-1)?.version === version ? points : [...points, { version }];
}

const wordsOf = ({ by, command, version }: Point): string =>
  command === undefined ? (version === 0 ? 'a new cluster' : 'as it was before') : `${by ?? ''}: ${command}`;

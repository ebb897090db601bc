/**
 * What a command did, frame by frame, in the time of the cluster. Who wants no motion steps through it.
 */
import { type ReactNode, useEffect, useState } from 'react';
import { duration } from '../../src/diagram/duration';
import * as api from '../api';
import { Icon, type IconName } from '../icons';
import type { Session } from '../session';
import { SvgFigure } from './svg-figure';

interface ReplayProps {
  readonly session: Session;
  readonly wish: Pick<api.PictureWish, 'version' | 'width' | 'theme'>;
  readonly onClose: () => void;
}

export function Replay({ session, wish, onClose }: ReplayProps): ReactNode {
  const { version, width, theme } = wish;
  const [frames, setFrames] = useState<readonly api.Frame[]>();
  const [isMissing, setMissing] = useState(false);
  const [place, setPlace] = useState(0);
  const [isPlaying, setPlaying] = useState(() => !matchMedia('(prefers-reduced-motion: reduce)').matches);
  useEffect(() => {
    const stop = new AbortController();
    api.replay(session.where(), { version, width, theme }, stop.signal).then(
      (answer) => setFrames(answer.frames),
      () => {
        if (!stop.signal.aborted) setMissing(true);
      },
    );
    return () => stop.abort();
  }, [session, version, width, theme]);
  const frame = frames?.[place];
  const last = (frames?.length ?? 1) - 1;
  useEffect(() => {
    if (!isPlaying || frame === undefined) return;
    const next = setTimeout(() => (place < last ? setPlace(place + 1) : setPlaying(false)), frame.milliseconds);
    return () => clearTimeout(next);
  }, [isPlaying, frame, place, last]);
  const step = (by: number): void => {
    setPlaying(false);
    setPlace(Math.min(last, Math.max(0, place + by)));
  };
  const play = (): void => {
    if (!isPlaying && place === last) setPlace(0);
    setPlaying(!isPlaying);
  };
  const key = (icon: IconName, label: string, act: () => void): ReactNode => (
    <button type="button" className="plain" aria-label={label} title={label} onClick={act}>
      <Icon name={icon} />
    </button>
  );
  return (
    <section className="replay" aria-label="Replay">
      {frame === undefined ? (
        <p className="hint" role="status">
          {isMissing || frames !== undefined ? 'There is no replay of this version.' : 'Working it out again ...'}
        </p>
      ) : (
        <SvgFigure svg={frame.svg} />
      )}
      <div className="player">
        {key('back', 'One frame back', () => step(-1))}
        {key(isPlaying ? 'pause' : 'play', isPlaying ? 'Pause' : 'Play', play)}
        {key('forward', 'One frame on', () => step(1))}
        <input
          type="range"
          min={0}
          max={last}
          value={place}
          aria-label="Frame"
          aria-valuetext={frame === undefined ? '' : `${duration(frame.at)}: ${frame.caption}`}
          onChange={({ target }) => step(Number(target.value) - place)}
        />
        <output>{frame === undefined ? '' : duration(frame.at)}</output>
        {key('close', 'Close the replay', onClose)}
      </div>
    </section>
  );
}

/**
 * The picture of one version. The one before stays until the next is there.
 */
import { type ReactNode, useEffect, useState } from 'react';
import * as api from '../api';
import type { Session } from '../session';
import { SvgFigure } from './svg-figure';

interface PictureProps {
  readonly session: Session;
  readonly wish: api.PictureWish;
}

export function Picture({ session, wish }: PictureProps): ReactNode {
  const { view, version, width, theme } = wish;
  const [svg, setSvg] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    api.picture(session.where(), { view, version, width, theme }, stop.signal).then(
      (drawn) => {
        setSvg(drawn);
        setMissing(false);
      },
      () => {
        if (!stop.signal.aborted) setMissing(true);
      },
    );
    return () => stop.abort();
  }, [session, view, version, width, theme]);
  if (isMissing) return <p className="hint">There is no picture of this version.</p>;
  return svg === undefined ? <p className="hint">Drawing ...</p> : <SvgFigure svg={svg} />;
}

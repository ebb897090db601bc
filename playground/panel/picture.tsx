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
  /** Which object a part of the picture stands for; undefined for none that can be looked at. */
  readonly objectOf: (part: string) => api.ClusterObject | undefined;
  readonly onPick: (object: api.ClusterObject) => void;
}

export function Picture({ session, wish, objectOf, onPick }: PictureProps): ReactNode {
  const { view, object, version, width, theme } = wish;
  const [svg, setSvg] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const asked = { view, ...(object === undefined ? {} : { object }), version, width, theme };
    api.picture(session.where(), asked, stop.signal).then(
      (drawn) => {
        setSvg(drawn);
        setMissing(false);
      },
      () => {
        if (!stop.signal.aborted) setMissing(true);
      },
    );
    return () => stop.abort();
  }, [session, view, object, version, width, theme]);
  if (isMissing) {
    return (
      <p className="hint" role="status">
        {object === undefined ? 'There is no picture of this version.' : `${object} is not in this version.`}
      </p>
    );
  }
  if (svg === undefined) return <p className="hint">Drawing ...</p>;
  return <SvgFigure svg={svg} objectOf={objectOf} onPick={onPick} />;
}

/**
 * The channel's cluster as it is now, or as it was: pictures, the timeline, what happened, and what can be broken.
 */
import { type ReactNode, useCallback, useState } from 'react';
import * as api from '../api';
import type { Session } from '../session';
import type { ThemeName } from '../theme-choice';
import { Drawer } from './drawer';
import { nameOf, objectOf } from './looked-at';
import { ObjectChoice } from './object-choice';
import { Picture } from './picture';
import { Replay } from './replay';
import { Timeline } from './timeline';
import { useCluster, usePast } from './use-cluster';
import { useRoom } from './use-room';
import { type View, Views } from './views';

const NO_OBJECTS: readonly api.ClusterObject[] = [];

interface ClusterPanelProps {
  readonly session: Session;
  readonly theme: ThemeName;
  readonly isLarge: boolean;
  readonly onLarge: (isLarge: boolean) => void;
}

export function ClusterPanel({ session, theme, isLarge, onLarge }: ClusterPanelProps): ReactNode {
  const { cluster, isSilent } = useCluster(session);
  const [view, setView] = useState<View>('nodes');
  const [picked, setPicked] = useState<string>();
  const [past, setPast] = useState<number>();
  const [isReplaying, setReplaying] = useState(false);
  const [stage, width] = useRoom();
  // A version that fell out of the log, or the latest: now.
  const version = past !== undefined && past < (cluster?.version ?? 0) ? past : undefined;
  const shown = version ?? cluster?.version ?? 0;
  const seen = usePast(session, version) ?? cluster;
  const objects = seen?.objects ?? NO_OBJECTS;
  const objectAt = useCallback((part: string) => objectOf(objects, part), [objects]);
  const object = view === 'object' ? (picked ?? objects.map(nameOf)[0]) : undefined;
  const wish = { view, ...(object === undefined ? {} : { object }), version: shown, width, theme };
  const show = (next: View): void => {
    setReplaying(false);
    setView(next);
  };
  const pick = (one: api.ClusterObject): void => {
    setPicked(nameOf(one));
    show('object');
  };
  const go = (to: number | undefined): void => {
    setReplaying(false);
    setPast(to);
  };
  return (
    <aside className="cluster-panel" aria-label="Cluster">
      <Views
        chosen={view}
        onChoose={show}
        png={width === 0 || isReplaying ? undefined : api.pngAddress(session.where(), wish)}
        isLarge={isLarge}
        onLarge={onLarge}
      />
      <div
        className="stage"
        id="stage"
        role="tabpanel"
        aria-labelledby={`stage-${view}`}
        ref={stage}
        tabIndex={0}
        aria-busy={cluster === undefined}
      >
        {cluster === undefined ? (
          <p className="hint">{isSilent ? 'The cluster cannot be read now.' : 'Loading ...'}</p>
        ) : isReplaying ? (
          <Replay key={`${shown} ${theme}`} session={session} wish={wish} onClose={() => setReplaying(false)} />
        ) : (
          <>
            {object !== undefined && <ObjectChoice objects={objects} chosen={object} onChoose={setPicked} />}
            {width > 0 && <Picture session={session} wish={wish} objectOf={objectAt} onPick={pick} />}
          </>
        )}
      </div>
      {cluster !== undefined && seen !== undefined && (
        <>
          <Timeline
            session={session}
            cluster={cluster}
            version={version}
            isReplaying={isReplaying}
            onGo={go}
            onReplay={() => setReplaying(!isReplaying)}
          />
          <Drawer session={session} cluster={cluster} seen={seen} />
        </>
      )}
    </aside>
  );
}

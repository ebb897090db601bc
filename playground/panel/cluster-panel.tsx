/**
 * The channel's cluster as it is now, or as it was: pictures, the timeline, what happened, and what can be broken.
 */
import { type ReactNode, useState } from 'react';
import type { Session } from '../session';
import type { ThemeName } from '../theme-choice';
import { Events } from './events';
import { Faults } from './faults';
import { Picture } from './picture';
import { Replay } from './replay';
import { Tabs } from './tabs';
import { Timeline } from './timeline';
import { useCluster } from './use-cluster';
import { useWidth } from './use-width';

const VIEWS = [
  ['nodes', 'Nodes'],
  ['owners', 'Owners'],
  ['storage', 'Storage'],
  ['rollout', 'Rollout'],
] as const;
const DRAWERS = [
  ['faults', 'Try and break'],
  ['events', 'Events'],
] as const;

interface ClusterPanelProps {
  readonly session: Session;
  readonly theme: ThemeName;
}

export function ClusterPanel({ session, theme }: ClusterPanelProps): ReactNode {
  const { cluster, isSilent } = useCluster(session);
  const [view, setView] = useState<(typeof VIEWS)[number][0]>('nodes');
  const [drawer, setDrawer] = useState<(typeof DRAWERS)[number][0]>('faults');
  const [past, setPast] = useState<number>();
  const [isReplaying, setReplaying] = useState(false);
  const [stage, width] = useWidth();
  // A version that fell out of the log, or the latest: now.
  const version = past !== undefined && past < (cluster?.version ?? 0) ? past : undefined;
  const shown = version ?? cluster?.version ?? 0;
  const go = (to: number | undefined): void => {
    setReplaying(false);
    setPast(to);
  };
  return (
    <aside className="cluster-panel" aria-label="Cluster">
      <Tabs label="View of the cluster" tabs={VIEWS} chosen={view} onChoose={setView} panel="stage" />
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
          <Replay
            key={`${shown} ${theme}`}
            session={session}
            wish={{ version: shown, width, theme }}
            onClose={() => setReplaying(false)}
          />
        ) : (
          width > 0 && <Picture session={session} wish={{ view, version: shown, width, theme }} />
        )}
      </div>
      {cluster !== undefined && (
        <>
          <Timeline
            session={session}
            cluster={cluster}
            version={version}
            isReplaying={isReplaying}
            onGo={go}
            onReplay={() => setReplaying(!isReplaying)}
          />
          <div className="drawer">
            <Tabs label="More" tabs={DRAWERS} chosen={drawer} onChoose={setDrawer} panel="drawer" />
            <div className="drawn" id="drawer" role="tabpanel" aria-labelledby={`drawer-${drawer}`} tabIndex={0}>
              {drawer === 'faults' ? <Faults session={session} cluster={cluster} /> : <Events cluster={cluster} />}
            </div>
          </div>
        </>
      )}
    </aside>
  );
}

/**
 * Below the timeline: what can be broken, and what happened.
 */
import { type ReactNode, useState } from 'react';
import type { ClusterState } from '../api';
import type { Session } from '../session';
import { Events } from './events';
import { Faults } from './faults';
import { Tabs } from './tabs';

const TABS = [
  ['faults', 'Try and break'],
  ['events', 'Events'],
] as const;

interface DrawerProps {
  readonly session: Session;
  readonly cluster: ClusterState;
  /** The same, or as it was in the version that is looked at. */
  readonly seen: ClusterState;
}

export function Drawer({ session, cluster, seen }: DrawerProps): ReactNode {
  const [tab, setTab] = useState<(typeof TABS)[number][0]>('faults');
  return (
    <div className="drawer">
      <Tabs label="More" tabs={TABS} chosen={tab} onChoose={setTab} panel="drawer" />
      <div className="drawn" id="drawer" role="tabpanel" aria-labelledby={`drawer-${tab}`} tabIndex={0}>
        {tab === 'faults' ? <Faults session={session} cluster={cluster} /> : <Events cluster={seen} />}
      </div>
    </div>
  );
}

import { useEffect, useState } from 'react';
import * as api from '../api';
import type { Session } from '../session';
import { useStore } from '../store';

interface Known {
  readonly cluster?: api.ClusterState;
  readonly isSilent: boolean;
}

/** The state of the channel's cluster; read again with each of its versions. */
export function useCluster(session: Session): Known {
  const { moves, trouble } = useStore(session);
  const [known, setKnown] = useState<Known>({ isSilent: false });
  useEffect(() => {
    const stop = new AbortController();
    api.cluster(session.where(), stop.signal).then(
      (cluster) => setKnown({ cluster, isSilent: false }),
      () => {
        // What is known is shown until there is something newer.
        if (!stop.signal.aborted) setKnown((before) => ({ ...before, isSilent: true }));
      },
    );
    return () => stop.abort();
  }, [session, moves, trouble]);
  return known;
}

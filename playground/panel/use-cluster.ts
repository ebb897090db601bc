import { useEffect, useState } from 'react';
import * as api from '../api';
import { LatestOnly } from '../latest-only';
import type { Session } from '../session';
import { useStore } from '../store';

interface Known {
  readonly cluster?: api.ClusterState;
  readonly isSilent: boolean;
}

/** The state of the cluster where the person is; read again with each of its versions. */
export function useCluster(session: Session): Known {
  const { moves, trouble } = useStore(session);
  const [known, setKnown] = useState<Known>({ isSilent: false });
  const [looks] = useState(() => {
    const where = session.where();
    return new LatestOnly(async () => {
      try {
        const cluster = await api.cluster(where);
        setKnown({ cluster, isSilent: false });
      } catch {
        // What is known is shown until there is something newer.
        setKnown((before) => ({ ...before, isSilent: true }));
      }
    });
  });
  useEffect(() => void looks.wish(), [looks, moves, trouble]);
  return known;
}

/** The cluster as it was in a version; undefined for now, and until it is there. */
export function usePast(session: Session, version: number | undefined): api.ClusterState | undefined {
  const [past, setPast] = useState<api.ClusterState>();
  useEffect(() => {
    if (version === undefined) return;
    const stop = new AbortController();
    api.cluster(session.where(), version, stop.signal).then(setPast, () => {});
    return () => stop.abort();
  }, [session, version]);
  return version !== undefined && past?.version === version ? past : undefined;
}

/**
 * What became of the files that people wrote in a Pod: why one is still there and another is lost.
 */
import type { Ref } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { readFile } from '../../containers/files';
import { cut, PHONE_COLUMNS } from '../../diagram/text/columns';

const MOST_FILES = 3;
const LONGEST_PATH = 14;

/** One line for each file, at most 38 columns wide; none where nobody wrote one. */
export function fileLines(ref: Ref, cluster: Cluster): readonly string[] {
  const pod = ref.kind === 'Pod' ? cluster.get('Pod', ref.name, ref.namespace) : undefined;
  if (pod === undefined) return [];
  const written = cluster.history.filter(
    ({ verb, object }) => verb === 'wrote-file' && object.name === ref.name && object.namespace === ref.namespace,
  );
  const places = new Map(written.map(({ detail }) => [String(detail?.path ?? ''), String(detail?.where ?? '')]));
  if (places.size === 0) return [];
  const shown = [...places].slice(-MOST_FILES);
  const width = Math.min(LONGEST_PATH, Math.max(...shown.map(([path]) => path.length)));
  return shown.map(([path, where]) => {
    const isThere = readFile(cluster, pod, path) !== undefined;
    return cut(`${cut(path, width).padEnd(width)}  ${isThere ? whereIs(where) : lostWith(where)}`, PHONE_COLUMNS);
  });
}

/** `on volume data-db-1`, in the signs of the picture. */
function whereIs(where: string): string {
  const volume = /^on volume (.+)$/.exec(where)?.[1];
  return volume === undefined ? `there, ${where}` : `there, on (${volume})`;
}

function lostWith(where: string): string {
  if (where.startsWith('on volume')) return 'lost with its disk';
  return where.includes('emptyDir') ? 'lost with its Pod' : 'lost with its container';
}

/**
 * The reply to `read`: what is in a file and where it lives, or who of a workload's Pods has it.
 */
import type { Pod } from '../../api/objects';
import { isRejected } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { execTarget } from '../../commands/naming/exec-target';
import { filesOf, isBelowFile, placeOf, readFile } from '../../containers/files';
import { cut, MAX_LINES } from '../../diagram/text/columns';
import { byName } from '../../diagram/natural';
import { restartsOf } from '../../diagram/pod-state';
import { shortName } from '../../diagram/short-name';
import { button } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { count } from '../story/pod-name';
import { columnsOf, quotedText } from './columns-of';
import { fileTable, placeWord } from './file-table';
import type { OwnPicture, OwnReply } from './own-reply';

export const readReply: OwnReply = {
  headline: (situation) => {
    const { path } = situation.done.file ?? {};
    const pods = podsIn(situation);
    const [pod] = pods;
    if (isOfWorkload(situation)) return headlineOfWorkload(situation, pods, path);
    if (pod === undefined) return undefined;
    const short = shortName(pod);
    if (path === undefined) return seen(short, filesOf(situation.after, pod).length);
    const text = textIn(situation, pod, path);
    return text === undefined
      ? `${short} has no file ${cut(path, 30)}`
      : `${short} has ${cut(path, 24)}: ${cut(quotedText(text, path), 18)}`;
  },
  picture: (situation) => {
    const { path } = situation.done.file ?? {};
    const pods = podsIn(situation);
    const [pod] = pods;
    if (isOfWorkload(situation)) return path === undefined ? allFiles(situation, pods) : whoHas(situation, pods, path);
    if (pod === undefined) return undefined;
    return fileTable(pod, situation.after, situation.after);
  },
  notice: (situation) => {
    const [pod] = podsIn(situation);
    const { path } = situation.done.file ?? {};
    if (pod === undefined || path === undefined || isOfWorkload(situation)) return undefined;
    return textIn(situation, pod, path) === undefined ? whyMissing(situation, pod, path) : undefined;
  },
  buttons: (situation) => {
    const [pod] = podsIn(situation);
    const { path, workload } = situation.done.file ?? {};
    if (pod === undefined) return undefined;
    const name = workload?.name ?? pod.metadata.name;
    return workload === undefined ? aboutPod(situation, pod, path) : aboutWorkload(situation, name, path);
  },
};

const seen = (short: string, files: number): string =>
  files === 0 ? `${short} has no file yet` : `${short} sees ${count(files, 'file')}`;

function podsIn({ done, after }: Situation): readonly Pod[] {
  return (done.file?.pods ?? [])
    .flatMap((ref) => {
      const object = after.resolve(ref);
      return object?.kind === 'Pod' ? [object] : [];
    })
    .sort((a, b) => byName(a.metadata.name, b.metadata.name));
}

const isOfWorkload = ({ done }: Situation): boolean => done.file?.workload !== undefined;

const containerIn = ({ done }: Situation, pod: Pod): string =>
  done.file?.container ?? pod.spec.containers[0]?.name ?? '';

function textIn(situation: Situation, pod: Pod, path: string): string | undefined {
  return readFile(situation.after, pod, path, containerIn(situation, pod));
}

/** Why nobody can look into a Pod now, in a word; undefined when one can. */
function outOfReach(cluster: Cluster, pod: Pod, container: string): string | undefined {
  if (!isRejected(execTarget(cluster, pod, container))) return undefined;
  return cluster.machines.nodes.get(pod.spec.nodeName ?? '')?.fault?.kind === 'silent' ? 'silent' : 'not running';
}

function headlineOfWorkload(situation: Situation, pods: readonly Pod[], path: string | undefined): string {
  const name = cut(situation.done.file?.workload?.name ?? '', 24);
  if (path === undefined) {
    const paths = new Set(pods.flatMap((pod) => filesOf(situation.after, pod).map((file) => file.path)));
    return `${count(paths.size, 'file')} in ${count(pods.length, 'Pod')} of ${name}`;
  }
  const having = pods.filter((pod) => textIn(situation, pod, path) !== undefined);
  return `${having.length} of ${count(pods.length, 'Pod')} of ${name} ${having.length === 1 ? 'has' : 'have'} ${cut(path, 16)}`;
}

/** A line for each Pod. */
function whoHas(situation: Situation, pods: readonly Pod[], path: string): OwnPicture {
  const rows = pods.map((pod): readonly [string, string, string] => {
    const container = containerIn(situation, pod);
    const text = textIn(situation, pod, path);
    const now = outOfReach(situation.after, pod, container) ?? (text === undefined ? 'none' : quotedText(text, path));
    return [shortName(pod), placeWord(placeOf(situation.after, pod, container, path), pod), now];
  });
  return tableOf([path, 'lives in', 'now'], rows, (row) => `${row[0]}: ${row[2]}, in ${row[1]}.`);
}

/** A line for each file that any of the Pods has. */
function allFiles(situation: Situation, pods: readonly Pod[]): OwnPicture | undefined {
  const owners = new Map<string, string[]>();
  for (const pod of pods) {
    const reach = outOfReach(situation.after, pod, containerIn(situation, pod));
    for (const { path } of reach === undefined ? filesOf(situation.after, pod) : []) {
      owners.set(path, [...(owners.get(path) ?? []), shortName(pod)]);
    }
  }
  if (owners.size === 0) return undefined;
  const rows = [...owners].map(([path, names]): readonly [string, string, string] => {
    const who = names.length === 1 ? (names[0] ?? '') : `${names.length} of ${pods.length} Pods`;
    return [path, who, ''];
  });
  return tableOf(['file', 'who has it', ''], rows, (row) => `${row[0]}: ${row[1]}.`);
}

type Row = readonly [string, string, string];

function tableOf(head: Row, rows: readonly Row[], say: (row: Row) => string): OwnPicture {
  const most = MAX_LINES - 2;
  const shown = rows.length > most ? rows.slice(0, most) : rows;
  const more = rows.length - shown.length;
  return {
    lines: [...columnsOf([head, ...shown], [15, 15]), ...(more === 0 ? [] : [`${more} more`])],
    described: shown.map(say),
  };
}

/** What may have become of a file that is not there. */
function whyMissing(situation: Situation, pod: Pod, path: string): string | undefined {
  if (isBelowFile(situation.after, pod, path, containerIn(situation, pod))) return 'a part of this path is a file.';
  const place = placeOf(situation.after, pod, containerIn(situation, pod), path);
  if (place.kind === 'container' && restartsOf(pod) > 0) {
    return 'the container was started again, and began empty. A volume would have kept the file.';
  }
  if (place.kind === 'container') return 'what one container writes, no other sees, unless it is on a volume.';
  return place.kind === 'disk' ? `nobody wrote it on (${cut(place.name, 40)}) yet, or the disk was lost.` : undefined;
}

function aboutPod(situation: Situation, pod: Pod, path: string | undefined): readonly Button[] {
  const { name } = pod.metadata;
  const owner = situation.owner?.metadata.name;
  const others = filesOf(situation.after, pod).filter((file) => file.path !== path);
  const isMissing =
    path !== undefined &&
    textIn(situation, pod, path) === undefined &&
    !isBelowFile(situation.after, pod, path, containerIn(situation, pod));
  const hasNone = path === undefined && others.length === 0;
  return [
    ...(isMissing ? [button('Write it', `write ${name} ${path} hello`)] : []),
    ...(hasNone ? [button('Write a file', `write ${name} /data/x hello`)] : []),
    ...(path !== undefined && owner !== undefined ? [button('Ask all its Pods', `read ${owner} ${path}`)] : []),
    ...others.slice(0, 1).map((file) => button(`Read ${file.path}`, `read ${name} ${file.path}`)),
    button(`Show ${shortName(pod)}`, `show ${name}`),
  ].slice(0, 4);
}

function aboutWorkload(situation: Situation, name: string, path: string | undefined): readonly Button[] {
  const pods = podsIn(situation);
  const able = pods.find((pod) => outOfReach(situation.after, pod, containerIn(situation, pod)) === undefined);
  const written = pods.flatMap((pod) => filesOf(situation.after, pod))[0]?.path;
  return [
    ...(path === undefined && written !== undefined ? [button(`Who has ${written}?`, `read ${name} ${written}`)] : []),
    ...(able === undefined ? [] : [button('Write a file', `write ${able.metadata.name} ${path ?? '/data/x'} hello`)]),
    button('Show storage', 'show storage'),
    button(`Show ${name}`, `show ${name}`),
  ].slice(0, 4);
}

/**
 * What the tutor says about requests that people send to an app.
 */
import type { Service } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import type { Done } from '../commands/verb';
import { measureLoad, POD_CAPACITY, type ServiceLoad } from '../containers/load';
import { describeLoad, drawLoad } from '../diagram/text/load-bars';
import { canDo } from './load-during';
import { buttonsOfWatch, noticeOfWatch, type Said, tellWatch, watchedIn } from './load-scaling';
import type { Button } from './reply';
import { type Entry, storyLines } from './story/lines';
import { explain } from './story/terms';

export interface LoadTold {
  readonly headline: string;
  readonly story: readonly string[];
  readonly terms: readonly string[];
  readonly picture: readonly string[];
  readonly described: readonly string[];
  readonly notice: string;
  readonly buttons: readonly Button[];
}

/** The parts of the reply to `load`, after time has passed. `took`: virtual milliseconds. */
export function tellLoad(
  service: Service,
  done: Done,
  after: Cluster,
  took: number,
  known: readonly string[],
): LoadTold {
  const { name } = service.metadata;
  const load = measureLoad(after, service);
  const watched = watchedIn(done, after);
  const did = watched === undefined ? [] : tellWatch(watched, after, took);
  const { lines, terms } = tellStory(name, load, took, new Set(known), did);
  return {
    headline: headline(name, load),
    story: lines,
    terms,
    picture: drawLoad(name, { ...load, capacity: POD_CAPACITY }),
    described: describeLoad(name, { ...load, capacity: POD_CAPACITY }),
    notice: watched === undefined ? notice(load) : noticeOfWatch(load, watched),
    buttons: watched === undefined ? buttons(name, load, done) : buttonsOfWatch(name, load, watched),
  };
}

function headline(name: string, load: ServiceLoad): string {
  if (load.rate === 0) return `${name} gets no more requests`;
  if (load.lost === 0) return `${name} answers ${load.rate} requests/s, none lost`;
  return `${name} answers ${load.served} of ${load.rate} requests/s, ${load.lost} lost`;
}

function tellStory(
  name: string,
  load: ServiceLoad,
  took: number,
  known: ReadonlySet<string>,
  meanwhile: readonly Said[],
) {
  const ready = load.pods.length;
  const pods = ready === 1 ? '1 ready Pod' : `${ready} ready Pods`;
  const shares =
    ready === 0 ? 'Service has no ready Pod, so it refused them all' : `Service shares them over ${pods}, by lot`;
  const texts: readonly Said[] =
    load.rate === 0
      ? [[0, `you stopped the requests to Service ${name}`], ...meanwhile]
      : [
          [0, `you sent ${load.rate} requests/s to Service ${name}`],
          [0, shares],
          ...meanwhile.filter(([at]) => at < took),
          [took, busy(load)],
          ...meanwhile.filter(([at]) => at >= took),
        ];
  const terms: string[] = [];
  const entries = texts.map(([at, text]): Entry => {
    const explained = explain(text, new Set([...known, ...terms]));
    terms.push(...explained.terms);
    return { at, text: explained.text, weight: 9, steps: 1 };
  });
  return { lines: storyLines(entries), terms };
}

function busy({ rate, lost, pods }: ServiceLoad): string {
  if (pods.length === 0) return 'nobody answers';
  const all = pods.length * POD_CAPACITY;
  if (lost === 0) return pods.length === 1 ? `it is about ${percent(rate, all)}% busy` : busyPods(rate, pods);
  const most = `a Pod can answer at most ${POD_CAPACITY}/s`;
  if (rate <= all) return `${lost} requests/s are lost, because the shares differ and ${most}`;
  return `${lost} requests/s are lost, because ${most}: ${canDo(pods.length)}`;
}

/** The average, and how far the shares that a lot gives lie apart. */
function busyPods(rate: number, pods: ServiceLoad['pods']): string {
  const shares = pods.map(({ offered }) => percent(offered, POD_CAPACITY));
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  const average = percent(rate, pods.length * POD_CAPACITY);
  if (least === most) return `every Pod is about ${average}% busy`;
  return `on average a Pod is ${average}% busy, here from ${least}% to ${most}%`;
}

const percent = (part: number, whole: number): number => Math.round((part / whole) * 100);

/** What one Pod fewer, or enough Pods, would mean: figures instead of a general truth. */
function notice({ rate, lost, pods }: ServiceLoad): string {
  const enough = Math.ceil(rate / POD_CAPACITY);
  if (rate === 0) return 'the Pods stay: nothing scales down by itself here.';
  if (pods.length === 0) return 'a Service only sends requests to ready Pods. Find out why none is ready.';
  if (lost > 0 && pods.length >= enough) {
    return 'a lot does not share evenly, and no Pod helps another: one Pod more leaves room for that.';
  }
  if (lost > 0) return `any Pod can answer any request, so ${enough} Pods or more are enough for ${rate}/s.`;
  const fewer = Math.max(1, enough - 1);
  const without = rate - fewer * POD_CAPACITY;
  const rule = 'any Pod can answer any request. That is why adding Pods is all it takes.';
  return pods.length > fewer && without > 0
    ? `${rule} With ${fewer} Pod${fewer === 1 ? '' : 's'} ${without}/s would be lost.`
    : rule;
}

function buttons(name: string, { rate, lost, pods }: ServiceLoad, done: Done): readonly Button[] {
  const why: Button = { label: 'Why?', run: `why ${name}` };
  if (rate === 0) return [{ label: 'Send 500/s', run: `load ${name} 500` }, why];
  const enough = Math.ceil(rate / POD_CAPACITY);
  const app = done.focus.find(({ kind }) => kind === 'Deployment' || kind === 'ReplicaSet');
  const count = lost > 0 ? enough + 1 : Math.max(1, enough - 1);
  const scale: readonly Button[] =
    app === undefined || count === pods.length || pods.length === 0
      ? []
      : [{ label: `Scale to ${count}`, run: `scale ${app.name} ${count}` }];
  const crash: readonly Button[] =
    pods.length === 0
      ? [{ label: 'Show the Pods', run: `show ${app?.name ?? name}` }]
      : [{ label: 'Crash a Pod', run: 'crash pod' }];
  return [...scale, ...crash, { label: 'Stop the load', run: `load ${name} off` }, why];
}

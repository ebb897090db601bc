/**
 * Tells what became of the requests that people sent while a Node was silent: before anybody noticed, after its Pods
 * were taken out of the Service, and after others took their place.
 */
import { isSilent } from '../../api/node-state';
import type { Service } from '../../api/objects';
import { type Cluster, keyOf } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { readyPods } from '../../containers/requests';
import { canDo, lostOf } from '../load-during';
import { type Entry, FIXED } from './lines';
import { lossesOf } from './lost-pods';
import { entry, type Happening, withVerb } from './telling';

/** Until a Node is marked, its Pods get their share, and perhaps nobody answers. */
export function requestsToSilent(services: readonly string[], step: Step, happening: Happening): readonly Entry[] {
  const { before, after } = happening;
  return services.flatMap((name) => {
    const service = after.get('Service', name, step.object.namespace);
    const rate = service === undefined ? 0 : rateOn(service, after);
    if (service === undefined || rate === 0) return [];
    const all = readyPods(before, service);
    const heard = all.filter(({ spec }) => !isSilent(after.get('Node', spec.nodeName ?? '')));
    const unheard = all.length === 0 ? 0 : Math.round((rate * (all.length - heard.length)) / all.length);
    const until = Math.min(rate, unheard + lostOf(rate - unheard, heard.length));
    return [entry(step, happening, lossText(service, rate, `up to${FIXED}${until}`, after), 8, 0)];
  });
}

/** What changed when Pods were made elsewhere, or the Node came back. */
export function requestsSince(happening: Happening): readonly Entry[] {
  const { before, after, steps } = happening;
  if (lossesOf(happening).length === 0 && withVerb(steps, 'recovered-node').length === 0) return [];
  const last = withVerb(steps, 'became-ready').at(-1);
  if (last === undefined) return [];
  return after.list('Service').flatMap((service) => {
    const rate = rateOn(service, after);
    const was = lostOf(rate, readyPods(before, service).length);
    const is = lostOf(rate, readyPods(after, service).length);
    return was === is ? [] : [entry(last, happening, lossText(service, rate, String(was), after), 8, 0)];
  });
}

/** `Service web lost up to 250 of 500 requests/s until then, 100 since: 2 Pods can do 400`. */
function lossText(service: Service, rate: number, until: string, after: Cluster): string {
  const pods = readyPods(after, service).length;
  const lost = lostOf(rate, pods);
  const since = `${lost === 0 ? 'none' : lost}${FIXED}since`;
  return `Service ${service.metadata.name} lost ${until} of ${rate} requests/s until then, ${since}: ${canDo(pods)}`;
}

const rateOn = (service: Service, cluster: Cluster): number => cluster.machines.loadOn(keyOf(service));

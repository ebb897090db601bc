/** What must agree of a recording and of the engine's run of the same commands. */
import type { ScenarioResult } from '../../src/scenarios/run';
import { type Picture, pictureOf } from './picture';
import type { Recording, Seen } from './recording';
import type { RecordedStep } from './scenario-of';
import { isCompared, viewOf } from './views';
import { World } from './world';

export interface Facts {
  /** By the number of the step that waited for rest. */
  readonly atRest: ReadonlyMap<number, Picture>;
  /** Whether the commands succeeded, by the number of their step. */
  readonly succeeded: ReadonlyMap<number, boolean>;
  readonly scalings: readonly string[];
  readonly comings: readonly string[];
  readonly events: ReadonlySet<string>;
}

/** What controllers decide within this time of a command cannot depend on a Pod that changed meanwhile. */
const AT_ONCE = 600;
/** How much longer the real control plane took to see a command. */
const DELAY = 300;

export function factsOfRecording(recording: Recording, steps: readonly RecordedStep[]): Facts {
  const world = new World();
  // The Nodes were there before the recording began.
  for (const name of ['node-1', 'node-2', 'node-3']) world.put(0, 'Node', name, { unschedulable: false, taints: [] });
  const atRest = new Map<number, Picture>();
  const left = [...recording.transitions];
  const follow = (until: number) => {
    while (left[0] !== undefined && left[0].t <= until) {
      const { t, kind, name, what, state, change } = left.shift()!;
      if (what === 'deleted') world.drop(t, kind, name);
      else {
        const before: Seen = what === 'created' ? {} : (world.objects.get(`${kind}/${name}`) ?? {});
        const terminating = what.includes('terminating') ? { terminating: true } : {};
        world.put(t, kind, name, { ...before, ...state, ...change, ...terminating });
      }
    }
  };
  for (const [index, { at, isRest }] of steps.entries()) {
    follow(at);
    if (isRest) atRest.set(index, pictureOf(world));
  }
  follow(Infinity);
  for (const { reason, object, from } of recording.events) world.event(reason, object.split('/')[0]!, from);
  const deeds = recording.actions.filter(({ kind }) => !/^(settle|sleep|until)$/.test(kind));
  const succeeded = steps.flatMap((step, index) =>
    step.succeeded === undefined ? [] : [[index, step.succeeded] as const],
  );
  return {
    atRest,
    succeeded: new Map(succeeded),
    scalings: decided(
      world,
      recording,
      deeds.map(({ t }) => [t, t + DELAY]),
    ),
    comings: world.comings(),
    events: world.events,
  };
}

export function factsOfRun(result: ScenarioResult, recording: Recording, steps: readonly RecordedStep[]): Facts {
  const world = new World();
  const atRest = new Map<number, Picture>();
  const commands: [number, number][] = [];
  for (const line of result.trace) {
    if ('type' in line) {
      const { object, at } = line;
      const { name } = object.metadata;
      if (object.kind === 'Event') {
        const from = object.source?.component ?? object.reportingComponent ?? '';
        world.event(object.reason ?? '', object.involvedObject.kind ?? '', from);
      } else if (!isCompared(object.kind)) continue;
      else if (line.type === 'DELETED') world.drop(at, object.kind, name);
      else world.put(at, object.kind, name, viewOf(object) ?? {});
    } else if ('step' in line) {
      if (steps[line.step]?.isRest === true) atRest.set(line.step, pictureOf(world));
      if (line.command !== undefined) commands.push([line.at, line.at]);
    }
  }
  const succeeded = result.steps.flatMap(({ step, command }) =>
    command === undefined ? [] : [[step, command.code === 0] as const],
  );
  return {
    atRest,
    succeeded: new Map(succeeded),
    scalings: decided(world, recording, commands),
    comings: world.comings(),
    events: world.events,
  };
}

/** Where Pods become Ready one at a time, every size is decided by the controllers; elsewhere those right after a command. */
function decided({ scalings }: World, { name }: Recording, commands: readonly (readonly [number, number])[]) {
  const isDecided = (at: number) => commands.some(([from, until]) => at >= from && at <= until + AT_ONCE);
  return scalings.filter(({ at }) => name.startsWith('serial-') || isDecided(at)).map(({ text }) => text);
}

/** What a cluster takes where it is stored. */
import type { StateFigures, StatePoint } from '../../test/bench/state';
import { recorded, stampLine } from '../figures';
import { curve } from './curve';

/** Bytes for each Pod that are aimed for, from so many Pods on. */
const AIM = { bytes: 80, from: 500 } as const;

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const perPod = ({ bytes, pods }: StatePoint): number => bytes / pods;
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** The section, as Markdown. */
export function section(): string {
  const { stamp, figures } = recorded<StateFigures>('state');
  const { points, calls, rounds } = figures;
  const aimed = points.filter(({ pods }) => pods >= AIM.from);
  const most = Math.max(...aimed.map(perPod));
  const row = (one: StatePoint): string =>
    `| ${one.kind} | ${whole(one.pods)} | ${whole(one.bytes)} | ${perPod(one).toFixed(1)} | ${whole(one.plainBytes / one.pods)} | ${ms(one.encode)} | ${ms(one.decode)} | ${ms(one.plainEncode)} | ${ms(one.plainDecode)} |`;
  const items = Object.entries(calls.items).map(([kind, count]) => `${count} \`${kind}\``);
  return `## What is stored

A version of a channel is its cluster and what people did to it, packed. Things that are built alike are rows of one table:
what they have in common is written once, each text once, and what was made of a serial number as that
([decision 57](decisions/0057-a-cluster-is-stored-as-tables.md)). _Rolled out_ is one Deployment with a Service; _mixed_
has four apps, one of them a StatefulSet with claims and one in a rollout that cannot end. Times are CPU time, medians
of ${rounds}; the last two columns are JSON.stringify and JSON.parse of the same record in the same run.

Aim: at most ${AIM.bytes} bytes for each Pod from ${AIM.from} Pods on. Measured there: at most ${most.toFixed(1)}${most <= AIM.bytes ? '' : ', which misses it'}.

| cluster | Pods | bytes | for each Pod | as JSON | encode | decode | JSON there | and back |
| ------- | ---: | ----: | -----------: | ------: | -----: | -----: | ---------: | -------: |
${points.map(row).join('\n')}

![Stored bytes for each Pod](figures/state.svg)

What commands ask of the table in a channel of 100 Pods, in a sandbox that is awake:

| command | units read | units written | calls |
| ------- | ---------: | ------------: | ----- |
${calls.commands.map((one) => `| \`${one.command}\` | ${one.readUnits} | ${one.writeUnits} | ${one.calls.join(', ')} |`).join('\n')}

A look is one read. A change is one read and three writes, not one: what the version consists of, written once, and beside it
two small items that name it. Decision 57 says what each is for. After ${calls.changes} changes a channel has ${items.join(', ')}.

${stampLine(stamp)} \`npm run bench -- state --record\``;
}

/** Its pictures. */
export function curves(): Readonly<Record<string, string>> {
  const { points } = recorded<StateFigures>('state').figures;
  const kinds = [...new Set(points.map(({ kind }) => kind))];
  return {
    'state.svg': curve({
      title: 'Stored bytes for each Pod',
      x: { label: 'Pods', log: true },
      y: { label: 'bytes for each Pod', log: true },
      lines: kinds.map((name) => ({
        name,
        points: points.filter(({ kind }) => kind === name).map((one) => [one.pods, perPod(one)] as const),
      })),
      aim: { name: `aim: ${AIM.bytes}`, y: AIM.bytes },
    }),
  };
}

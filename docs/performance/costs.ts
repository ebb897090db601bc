/** The section about money, from docs/figures/costs.json. */
import type { CommandCost } from '../../test/bench/cost-program';
import type { CostFigures } from '../../test/bench/costs';
import {
  type Bill,
  billOf,
  breakEven,
  carriedBy,
  COMPARED,
  containersBill,
  pictureBill,
  SHARES,
  TASK,
  total,
  WAITING,
} from '../../test/bench/costs-bill';
import { recorded, stampLine } from '../figures';
import { curve } from './curve';

/** Half of the commands change something: what is compared with containers. */
const USUAL = 0.5;
const MILLION = 1e6;
const dollars = (value: number): string => value.toFixed(2);
const millions = (value: number): string => (value / MILLION).toFixed(1);

export function section(): string {
  const { stamp, figures } = recorded<CostFigures>('costs');
  const { look, change, itemBytes, objects, prices } = figures;
  const counted = (name: string, { reads, writes, indexWrites, cpu, logged }: CommandCost): string =>
    `| ${name} | ${reads.toFixed(1)} | ${writes.toFixed(1)} | ${indexWrites.toFixed(1)} | ${cpu.toFixed(0)} ms | ${(logged / 1e3).toFixed(2)} KB |`;
  const billed = (name: string, bill: Bill): string =>
    `| ${name} | ${[bill.table, bill.lambda, bill.api, bill.logs, total(bill)].map(dollars).join(' | ')} |`;
  const bill = billOf(figures, USUAL);
  const compared = (name: string, key: keyof typeof COMPARED): string => {
    const containers = COMPARED[key];
    const [even, carried] = [breakEven(bill, containers), carriedBy(containers, figures, USUAL)];
    return `| ${name} | ${dollars(containersBill(containers))} | ${millions(even)} | ${millions(carried)} |`;
  };
  return `
## What a million commands cost

${stampLine(stamp)}

\`npm run costs\` types into a channel with three Deployments and a StatefulSet on the embedded table and counts what the
table, the processor and the log are asked for. Prices: us-east-1, as of July 2025 to March 2026, without any free tier: a
million writes of 1 KB $${prices.writes}, reads of 4 KB $${prices.reads}; Lambda on arm64 $${prices.gigabyteSeconds} a GB and second, $${prices.invocations} a
million invocations; HTTP API $${prices.api} a million; a GB of log $${prices.logged}. Other regions cost up to a third more.

Counted after 20 changes, half of them crashes and rollouts: the cluster has ${objects} objects by then, most of them Events,
and is stored in ${(itemBytes / 1024).toFixed(0)} KB. Milliseconds are medians of rounds, on the machine above.

| a command  | reads, 4 KB | writes, 1 KB | writes of indexes | processor | log |
| ---------- | ----------: | -----------: | ----------------: | --------: | --: |
${counted('looks', look)}
${counted('changes', change)}

| a million, dollars | table | Lambda | HTTP API | log | together |
| ------------------ | ----: | -----: | -------: | --: | -------: |
${Object.entries(SHARES)
  .map(([name, changes]) => billed(`commands, ${name}`, billOf(figures, changes)))
  .join('\n')}
${billed('pictures', pictureBill(figures))}

What a change costs is what the channel weighs: that is written once, beside two items that name it, so each KB is
$${prices.writes} a million changes. Events go an hour of the cluster's own time after they happened, and \`/kube reset\`
begins anew. A function that has seen a version lately reads only the item that names it, as here; where another one
answered the command before, it reads the version, too: ${Math.ceil(itemBytes / 4096)} units and some milliseconds more. Lambda's part has ${WAITING} ms
of waiting for the table in it, and no cold starts. A picture comes to each answer that shows one, where pictures are on:
100 ms of 1.7 GB at most, and two versions to read; the bytes that leave AWS come besides.

### Beside a container that runs all day

A container needs the same table and writes the same log; what falls away are Lambda and the HTTP API. Fargate's smallest
task has ${TASK.processors} of a processor and ${TASK.gigabytes} GB; on arm64 a processor costs $${prices.processorHours} an hour and a GB $${prices.gigabyteHours}, a load balancer
$${prices.balancerHours} an hour and what goes through it. One task does not answer while it is replaced; two need the load balancer.

| instead of functions     | dollars a month | cheaper from … million commands a month | has the time for … million |
| ------------------------ | --------------: | --------------------------------------: | -------------------------: |
${compared('one task', 'one')}
${compared('two, and a balancer', 'two')}

Half of the commands change something. Public addresses, a NAT and somebody's hours are not counted, and nobody types
evenly: a quarter of a processor answers ${(carriedBy(COMPARED.one, figures, USUAL) / (730 * 3600)).toFixed(0)} commands a second, and a class of thirty that answers a question at once
waits. A thousand people with a hundred commands a month each are a tenth of a million.

![Dollars a month by commands a month](figures/costs.svg)
`;
}

export function curves(): Readonly<Record<string, string>> {
  const { figures } = recorded<CostFigures>('costs');
  const bill = billOf(figures, USUAL);
  const thousands = [10, 100, 1_000, 10_000, 30_000];
  const line = (name: string, fixed: number, aMillion: number) => ({
    name,
    points: thousands.map((count) => [count, fixed + ((count * 1_000) / MILLION) * aMillion] as const),
  });
  const either = bill.table + bill.logs;
  return {
    'costs.svg': curve({
      title: 'Dollars a month',
      x: { label: 'thousands of commands a month', log: true },
      y: { label: 'dollars', log: true },
      lines: [
        line('functions', 0, total(bill)),
        line('one task', containersBill(COMPARED.one), either),
        line('two tasks', containersBill(COMPARED.two), either),
      ],
    }),
  };
}

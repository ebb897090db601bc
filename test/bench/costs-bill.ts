/** What AWS charges, in US dollars: public prices of us-east-1, without any free tier, and bills of measured commands. */
import type { CommandCost, Costs } from './cost-program';

/** As of July 2025 to March 2026. */
export const PRICES = {
  /** A million units of the table on demand. */
  writes: 0.625,
  reads: 0.125,
  /** Lambda on arm64: a million requests, and a GB for a second. */
  invocations: 0.2,
  gigabyteSeconds: 0.0000133334,
  /** A million requests of the HTTP API. */
  api: 1,
  /** A GB that is written to a log. */
  logged: 0.5,
  /** Fargate, Linux on arm64: a processor and a GB, each for an hour. */
  processorHours: 0.03238,
  gigabyteHours: 0.00356,
  /** An Application Load Balancer for an hour, without what goes through it. */
  balancerHours: 0.0225,
} as const;

/** Of memory, as infra/ has it, and how many processors that is. */
const GIGABYTES = 1;
const PROCESSORS = 1024 / 1769;
/** Milliseconds that one command waits for the table in the same region, and Lambda's own lines of a log, bytes. */
export const WAITING = 15;
const LAMBDA_LINES = 350;
/** A picture: the memory of its function in GB, seconds at most, bytes of its lines. Two versions are read for it. */
const PICTURE = { gigabytes: 1769 / 1024, seconds: 0.1, logged: 800 } as const;
/** The smallest task that Fargate has: processors and GB. */
export const TASK = { processors: 0.25, gigabytes: 0.5 } as const;
const HOURS_OF_A_MONTH = 730;

/** Dollars for a million. */
export interface Bill {
  readonly table: number;
  readonly lambda: number;
  readonly api: number;
  readonly logs: number;
}

export const total = ({ table, lambda, api, logs }: Bill): number => table + lambda + api + logs;

/** A million commands. @param changes share of them that change something */
export function billOf({ look, change }: Pick<Costs, 'look' | 'change'>, changes: number): Bill {
  const mean = (of: (cost: CommandCost) => number) => of(look) * (1 - changes) + of(change) * changes;
  const writes = mean((cost) => cost.writes + cost.indexWrites);
  const seconds = (mean(({ cpu }) => cpu) / PROCESSORS + WAITING) / 1000;
  return {
    table: mean(({ reads }) => reads) * PRICES.reads + writes * PRICES.writes,
    lambda: PRICES.invocations + seconds * GIGABYTES * PRICES.gigabyteSeconds * 1e6,
    api: PRICES.api,
    logs: logs(mean(({ logged }) => logged) + LAMBDA_LINES),
  };
}

/** A million pictures, without the bytes that leave AWS. */
export function pictureBill({ itemBytes }: Pick<Costs, 'itemBytes'>): Bill {
  const reads = 2 * (1 + Math.ceil(itemBytes / 4096));
  const seconds = PICTURE.seconds * PICTURE.gigabytes;
  return {
    table: reads * PRICES.reads,
    lambda: PRICES.invocations + seconds * PRICES.gigabyteSeconds * 1e6,
    api: PRICES.api,
    logs: logs(PICTURE.logged),
  };
}

/** A million times so many bytes are so many thousandths of a GB. */
const logs = (bytes: number): number => (bytes / 1e3) * PRICES.logged;

/** Containers that run all day instead of functions. */
export interface Containers {
  readonly tasks: number;
  /** Several tasks need something that hands requests out to them. */
  readonly isBalanced: boolean;
}

/** Dollars a month. */
export function containersBill({ tasks, isBalanced }: Containers): number {
  const task = TASK.processors * PRICES.processorHours + TASK.gigabytes * PRICES.gigabyteHours;
  return HOURS_OF_A_MONTH * (tasks * task + (isBalanced ? PRICES.balancerHours : 0));
}

/**
 * From how many commands a month on containers cost less. Table and logs cost the same either way; what falls away are
 * Lambda and the HTTP API.
 */
export function breakEven({ lambda, api }: Bill, containers: Containers): number {
  return (containersBill(containers) / (lambda + api)) * 1e6;
}

/** How many commands a month the processors of such containers have the time for. */
export function carriedBy({ tasks }: Containers, { look, change }: Pick<Costs, 'look' | 'change'>, changes: number) {
  const seconds = (look.cpu * (1 - changes) + change.cpu * changes) / 1000;
  return (tasks * TASK.processors * HOURS_OF_A_MONTH * 3600) / seconds;
}

/** What is compared: one task, which may fail; two and what hands requests out to them. */
export const COMPARED: Readonly<Record<'one' | 'two', Containers>> = {
  one: { tasks: 1, isBalanced: false },
  two: { tasks: 2, isBalanced: true },
};
/** Shares of commands that change something. */
export const SHARES: Readonly<Record<string, number>> = {
  'only look-ups': 0,
  'half of them change': 0.5,
  'only changes': 1,
};

/**
 * Metrics as CloudWatch reads them out of the log (embedded metric format). Two dimensions, service and stage: each
 * combination of dimensions is paid for as a metric of its own. What differs by verb stands in the log's lines.
 */
import { Metrics as Powertools, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { MetricName, Metrics } from '../app/ports';

const { Count, Milliseconds, Seconds } = MetricUnit;

/** What is no count. */
const UNITS: Partial<Record<MetricName, typeof Count | typeof Milliseconds | typeof Seconds>> = {
  CommandDuration: Milliseconds,
  PictureDuration: Milliseconds,
  LatePrompts: Seconds,
};

export class FunctionMetrics implements Metrics {
  private readonly powertools: Powertools;

  constructor({ service, stage }: { readonly service: string; readonly stage: string }) {
    this.powertools = new Powertools({ namespace: service, serviceName: service, defaultDimensions: { stage } });
  }

  add(name: MetricName, value: number): void {
    this.powertools.addMetric(name, UNITS[name] ?? Count, value);
  }

  /** Writes what was added, in one line; nothing where nothing was. */
  flush(): void {
    if (this.powertools.hasStoredMetrics()) this.powertools.publishStoredMetrics();
  }
}

/** The log and the metrics of a function, by its environment. */
import type { LogFields, LogSink, Metrics } from '../app/ports';
import { FunctionLog, type Invocation } from './log';
import { FunctionMetrics } from './metrics';

const SERVICE = 'kube-tutor';

export class Observed implements LogSink {
  readonly metrics: Metrics;
  private readonly log: FunctionLog;
  private readonly figures: FunctionMetrics;

  /** @param version of this program */
  constructor({ STAGE = 'none', AWS_LAMBDA_FUNCTION_NAME: name = 'none' }: NodeJS.ProcessEnv, version: string) {
    this.log = new FunctionLog({ service: SERVICE, stage: STAGE, name, version });
    this.figures = new FunctionMetrics({ service: SERVICE, stage: STAGE });
    this.metrics = this.figures;
  }

  write(level: 'info' | 'error', event: string, fields: LogFields): void {
    this.log.write(level, event, fields);
  }

  /** Does the work of one invocation, and tells its figures when it has ended. */
  async during<T>(invocation: Invocation, work: () => Promise<T>): Promise<T> {
    try {
      return await this.log.during(invocation, work);
    } finally {
      this.figures.flush();
    }
  }
}

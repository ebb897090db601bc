/**
 * Lines of the log of a function: JSON for CloudWatch, each with the invocation that it belongs to. What belongs to one
 * invocation is kept for that invocation alone.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { LogFormatter, Logger, LogItem } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';
import type { LogFields, LogSink } from '../app/ports';

/** What Lambda says about one invocation. */
export interface Invocation {
  readonly awsRequestId?: string;
}

export interface FunctionLogOptions {
  /** What lines of this program have in common. */
  readonly service: string;
  readonly stage: string;
  /** Name of the function, and version of the program. */
  readonly name: string;
  readonly version: string;
}

export class FunctionLog implements LogSink {
  private readonly invocations = new AsyncLocalStorage<LogFields>();
  private readonly logger: Logger;
  private isCold = true;

  constructor({ service, ...persistentKeys }: FunctionLogOptions) {
    this.logger = new Logger({
      serviceName: service,
      logLevel: 'INFO',
      sampleRateValue: 0,
      persistentKeys,
      logFormatter: new LineFormatter(),
    });
  }

  /** Does the work of one invocation; what is written meanwhile says so. */
  during<T>({ awsRequestId = '' }: Invocation, work: () => Promise<T>): Promise<T> {
    const { isCold } = this;
    this.isCold = false;
    return this.invocations.run({ requestId: awsRequestId, cold: isCold }, work);
  }

  write(level: 'info' | 'error', event: string, fields: LogFields): void {
    this.logger[level](event, { ...fields, ...this.invocations.getStore() });
  }
}

/** Only what somebody looks for: each line is paid for. */
class LineFormatter extends LogFormatter {
  override formatAttributes({ timestamp, ...base }: UnformattedAttributes, fields: LogAttributes): LogItem {
    const attributes = {
      timestamp: this.formatTimestamp(timestamp),
      level: base.logLevel,
      event: base.message,
      service: base.serviceName,
      ...fields,
    };
    return new LogItem({ attributes });
  }
}

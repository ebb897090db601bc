/**
 * The command of kubectl that does what a request does, for the history of a channel.
 */
import type { ApiRequest } from './request';

export function writtenLine({ method, path }: ApiRequest): string {
  return `${method.toLowerCase()} ${path}`;
}

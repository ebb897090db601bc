/** Stores that are broken in one way each: what torture must find. */
import type { Connection, Exchange, WireRequest } from './connection';
import { type Call, bodyOf, operationOf } from './fake-dynamo';

const DONE: Exchange = {
  response: {
    statusCode: 200,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: new TextEncoder().encode('{}'),
  },
};

export type Sabotage = (inner: Connection) => Connection;

const keyOf = ({ Item: item, Key: key }: Call): string => {
  const text = (item ?? key)?.sk?.S;
  return typeof text === 'string' ? text : '';
};

const isPutOf = (request: WireRequest, kind: string): boolean =>
  operationOf(request) === 'PutItem' && keyOf(bodyOf(request)).startsWith(kind);

/** Writes items of a kind whatever is there. */
export const withoutCondition =
  (kind: string): Sabotage =>
  (inner) => ({
    handle: (request) => {
      if (!isPutOf(request, kind)) return inner.handle(request);
      const { ConditionExpression: _, ExpressionAttributeValues: __, ...body } = bodyOf(request);
      return inner.handle({ ...request, body: JSON.stringify(body) });
    },
  });

/** Says that it wrote an item of a kind, and does not; every so many times. */
export const withoutWriting =
  (kind: string, every = 1): Sabotage =>
  (inner) => {
    let writes = 0;
    return {
      handle: (request) => {
        const isLost = isPutOf(request, kind) && ++writes % every === 0;
        return isLost ? Promise.resolve(DONE) : inner.handle(request);
      },
    };
  };

/** Now and then reads the newest version of a channel as it was a moment ago. */
export const withStaleReads: Sabotage = (inner) => {
  const last = new Map<string, Exchange>();
  let reads = 0;
  return {
    handle: async (request) => {
      const call = bodyOf(request);
      if (operationOf(request) !== 'GetItem' || keyOf(call) !== 'CURRENT') return inner.handle(request);
      const channel = JSON.stringify(call.Key);
      const before = last.get(channel);
      if (before !== undefined && ++reads % 2 === 0) return before;
      const exchange = await inner.handle(request);
      last.set(channel, exchange);
      return exchange;
    },
  };
};

/**
 * Stands in for AWS's client of DynamoDB in what is measured: items in memory, answers at once. Whoever has loaded a bundle
 * with it in this process has the same table, as sandboxes of one function have.
 */
interface Value {
  readonly S?: string;
  readonly N?: string;
  readonly B?: Uint8Array;
}
type Item = Readonly<Record<string, Value>>;
type Partition = Map<string, Item>;

interface Input {
  readonly Key?: Item;
  readonly Item?: Item;
  readonly IndexName?: string;
  readonly ConditionExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeValues?: Item;
}

interface Output {
  readonly Item?: Item;
  readonly Items?: readonly Item[];
  readonly Attributes?: Item;
}

const shared = globalThis as { benchTable?: Map<string, Partition> };
const table: Map<string, Partition> = (shared.benchTable ??= new Map<string, Partition>());

class Command {
  constructor(readonly input: Input) {}
}

export class GetItemCommand extends Command {}
export class PutItemCommand extends Command {}
export class DeleteItemCommand extends Command {}
export class QueryCommand extends Command {}
export class ConditionalCheckFailedException extends Error {}

export class DynamoDBClient {
  send(command: Command): Promise<Output> {
    const { input } = command;
    if (command instanceof GetItemCommand) return Promise.resolve(got(find(input.Key!)));
    if (command instanceof QueryCommand) return Promise.resolve({ Items: query(input) });
    const { pk, sk } = input.Item ?? input.Key!;
    const partition = partitionOf(pk!.S!);
    const before = partition.get(sk!.S!);
    if (command instanceof PutItemCommand) {
      if (!holds(before, input)) return Promise.reject(new ConditionalCheckFailedException('not as it should be'));
      partition.set(sk!.S!, { ...input.Item! });
      return Promise.resolve({});
    }
    partition.delete(sk!.S!);
    return Promise.resolve(before === undefined ? {} : { Attributes: before });
  }
}

function partitionOf(key: string): Partition {
  const partition = table.get(key) ?? new Map<string, Item>();
  table.set(key, partition);
  return partition;
}

function find({ pk, sk }: Item): Item | undefined {
  return table.get(pk!.S!)?.get(sk!.S!);
}

function got(item: Item | undefined): Output {
  return item === undefined ? {} : { Item: { ...item } };
}

/** By partition, and by how the second key begins. */
function query({ IndexName: index, ExpressionAttributeValues: values = {} }: Input): readonly Item[] {
  if (index !== undefined) throw new Error('nothing that is measured asks an index');
  const prefix = values[':prefix']?.S ?? '';
  const items = [...partitionOf(values[':pk']!.S!)].filter(([key]) => key.startsWith(prefix));
  return items.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => ({ ...item }));
}

/** Conditions as src/store writes them: alternatives of one comparison each. */
function holds(item: Item | undefined, { ConditionExpression: condition, ExpressionAttributeValues: values }: Input) {
  if (condition === undefined) return true;
  return condition.split(' OR ').some((one) => {
    const [, exists] = /^attribute_exists\((\w+)\)$/.exec(one) ?? [];
    if (exists !== undefined) return item?.[exists] !== undefined;
    const [, missing] = /^attribute_not_exists\((\w+)\)$/.exec(one) ?? [];
    if (missing !== undefined) return item?.[missing] === undefined;
    const [, name, operator, value] = /^(\w+) (=|<=) (:\w+)$/.exec(one) ?? [];
    if (name === undefined) throw new Error(`a condition that the bench does not know: ${one}`);
    const [has, wanted] = [item?.[name], values?.[value!]];
    if (has === undefined || wanted === undefined) return false;
    return operator === '=' ? has.S === wanted.S && has.N === wanted.N : Number(has.N) <= Number(wanted.N);
  });
}

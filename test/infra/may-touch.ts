/** Whether a role lets somebody do something with an item of the table, as IAM decides it by the item's partition. */
import { at, type Resource, type Statement, statementsOf } from './template';

export function mayTouch(role: Resource, action: string, partition: string): boolean {
  return statementsOf(role).some(
    (statement) =>
      statement.Effect === 'Allow' && [statement.Action ?? []].flat().includes(action) && matches(statement, partition),
  );
}

function matches({ Condition }: Statement, partition: string): boolean {
  const like = patterns(Condition, 'ForAllValues:StringLike');
  const notLike = patterns(Condition, 'ForAllValues:StringNotLike');
  return (
    (like === undefined || like.some((pattern) => pattern.test(partition))) &&
    !(notLike ?? []).some((pattern) => pattern.test(partition))
  );
}

function patterns(condition: unknown, operator: string): readonly RegExp[] | undefined {
  const given = at(condition, operator, 'dynamodb:LeadingKeys');
  if (!Array.isArray(given)) return undefined;
  return (given as readonly string[]).map((text) => {
    const literal = text.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  });
}

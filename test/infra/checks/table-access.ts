/** What functions do with the table: what the store calls and no more, and those that need only a part reach only that. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableDefinition } from '../../../src/store/table';
import { at, isRecord, ofType, type Statement, statementsOf, type Template, texts } from '../template';

const STORE = join(__dirname, '..', '..', '..', 'src', 'store');

/** Roles that may do whatever the store does; what is in no list here may not touch the table at all. */
const WHOLE = ['SlackRole', 'PromptsRole'];
/** Roles that may do a part of it, in a part of the table. */
const PART: Readonly<Record<string, readonly string[]>> = {
  PicturesRole: ['dynamodb:GetItem'],
  InstallRole: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'],
};

const INDEXES = (tableDefinition('any').GlobalSecondaryIndexes ?? []).map(({ IndexName = '' }) => IndexName);

export function tableAccessViolations(template: Template): readonly string[] {
  return [
    ...ofType(template, 'AWS::IAM::Role').flatMap(([name, role]) => {
      const statements = statementsOf(role).filter((statement) => onTable(statement).length > 0);
      const allowed = new Set(statements.flatMap(onTable));
      const needed = WHOLE.includes(name) ? actionsOfTheStore() : (PART[name] ?? []);
      const foreign = statements
        .flatMap(({ Resource }) => indexesOf(Resource))
        .filter((index) => !INDEXES.includes(index));
      return [
        ...foreign.map((index) => `reads an index ${index} that is not there`),
        ...[...allowed]
          .filter((action) => !needed.includes(action))
          .map((action) => `may ${wordOf(action)} for nothing`),
        ...needed.filter((action) => !allowed.has(action)).map((action) => `may not ${wordOf(action)}`),
        ...(name in PART && !statements.every(isOfPart) ? ['reaches other items than its own'] : []),
      ].map((told) => `${name}: ${told}`);
    }),
    ...ofType(template, 'AWS::DynamoDB::Table').flatMap(([name, { Properties }]) => {
      const { TableName: _, ...definition } = tableDefinition('any');
      return Object.entries(definition).flatMap(([key, value]) =>
        JSON.stringify(Properties[key]) === JSON.stringify(value) ? [] : [`${name}: differs from the store in ${key}`],
      );
    }),
  ];
}

const indexesOf = (resource: unknown): readonly string[] =>
  texts(resource).flatMap((text) => /\/index\/(.+)$/.exec(text)?.[1] ?? []);

const wordOf = (action: string): string => action.slice('dynamodb:'.length);

const onTable = ({ Action }: Statement): readonly string[] =>
  [Action ?? []].flat().filter((action) => action.startsWith('dynamodb:'));

/** The condition looks at the key of each item, and fails where there is none. */
function isOfPart({ Condition }: Statement): boolean {
  const keys = isRecord(Condition) ? Object.entries(Condition) : [];
  const named = keys.some(
    ([operator, of]) => operator.startsWith('ForAllValues:') && Array.isArray(at(of, 'dynamodb:LeadingKeys')),
  );
  return named && at(Condition, 'Null', 'dynamodb:LeadingKeys') === 'false';
}

/** What src/store sends to DynamoDB: every command class that it makes, as an IAM action. */
function actionsOfTheStore(): readonly string[] {
  const sources = readdirSync(STORE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(STORE, file), 'utf8'));
  const commands = sources.flatMap((source) => [...source.matchAll(/new (\w+)Command\(/g)].map((match) => match[1]!));
  return [...new Set(commands)].sort().map((command) => `dynamodb:${command}`);
}

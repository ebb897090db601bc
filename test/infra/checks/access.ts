/** Who may do what: by name, without wildcards, and for services of AWS only on behalf of this stack. */
import { at, isRecord, type Resource, type Statement, type Template, texts } from '../template';

const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

/** Every statement of every policy in a resource, and the property that holds it. */
export function policiesIn(resource: Resource): readonly (readonly [string, Statement])[] {
  const found: (readonly [string, Statement])[] = [];
  const visit = (value: unknown, property: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inside] of Object.entries(value)) {
      if (key === 'Statement') for (const one of list(inside as Statement | Statement[])) found.push([property, one]);
      else visit(inside, Array.isArray(value) ? property : key);
    }
  };
  visit(resource.Properties, '');
  return found;
}

export function accessViolations(template: Template): readonly string[] {
  return Object.entries(template.Resources).flatMap(([name, resource]) => [
    ...policiesIn(resource).flatMap(([property, statement]) =>
      statementViolations(statement, property).map((told) => `${name}: ${told}`),
    ),
    ...(resource.Type === 'AWS::IAM::Role' ? roleViolations(resource).map((told) => `${name}: ${told}`) : []),
    ...(resource.Type === 'AWS::Lambda::Permission' && !texts(resource.Properties.SourceArn).some(isExecuteApi)
      ? [`${name}: any API may call the function`]
      : []),
  ]);
}

const isExecuteApi = (text: string): boolean => text.includes(':execute-api:');

function statementViolations(statement: Statement, property: string): readonly string[] {
  // What a policy denies, it may deny widely.
  if (statement.Effect === 'Deny') return [];
  const told: string[] = [];
  for (const key of ['NotAction', 'NotResource', 'NotPrincipal']) {
    if (key in statement) told.push(`allows by ${key}`);
  }
  for (const action of list(statement.Action)) if (action.includes('*')) told.push(`allows ${action}`);
  // In the policy of a key "*" is that key: no other resource can be named there.
  const isItself = property === 'KeyPolicy' && statement.Resource === '*';
  if (!isItself && texts(statement.Resource).some((text) => text.includes('*'))) {
    told.push('allows a wildcard resource');
  }
  if (texts(statement.Principal).includes('*')) told.push('allows anybody');
  const service = texts(at(statement.Principal, 'Service')).join();
  if (service !== '' && service !== 'lambda.amazonaws.com' && !isRecord(statement.Condition)) {
    told.push(`allows ${service} for any account`);
  }
  return told;
}

function roleViolations(role: Resource): readonly string[] {
  const own = policiesIn(role).filter(([property]) => property === 'PolicyDocument');
  return [
    ...('ManagedPolicyArns' in role.Properties ? ['takes a policy of somebody else'] : []),
    ...own.flatMap(([, { Action, Condition }]) =>
      list(Action).some((action) => action.startsWith('kms:')) && !isRecord(Condition)
        ? ['uses the key for anything']
        : [],
    ),
    ...own.flatMap(([, { Resource: resource }]) => (resource === undefined ? ['names no resource'] : [])),
  ];
}

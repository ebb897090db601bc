/** Types, properties and values as AWS's own specification of CloudFormation has them. */
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { isRecord, type Template } from '../template';

const database = loadAwsServiceSpecSync();

const typesOf = (type: string) => database.lookup('resource', 'cloudFormationType', 'equals', type);

type Specified = ReturnType<typeof typesOf>[number];
type ResourceProperties = Specified['properties'];
type PropertyType = ResourceProperties[string]['type'];

/** What the specification says about a type; undefined where there is none. */
export const specifiedType = (type: string): Specified | undefined => typesOf(type)[0];

export function specificationViolations(template: Template): readonly string[] {
  return Object.entries(template.Resources).flatMap(([name, { Type, Properties = {} }]) => {
    const specified = specifiedType(Type);
    if (specified === undefined) return [`${name}: there is no type ${Type}`];
    return [...ofProperties(Properties, specified.properties), ...unknownAttributes(template, name)].map(
      (told) => `${name}: ${told}`,
    );
  });
}

function ofProperties(given: Readonly<Record<string, unknown>>, known: ResourceProperties): readonly string[] {
  const missing = Object.entries(known).filter(([key, { required }]) => required === true && !(key in given));
  return [
    ...missing.map(([key]) => `${key} is missing`),
    ...Object.entries(given).flatMap(([key, value]) => {
      const property = known[key];
      if (property === undefined) return [`there is no property ${key}`];
      return ofType(value, property.type).map((told) => `${key}: ${told}`);
    }),
  ];
}

function ofType(value: unknown, type: PropertyType): readonly string[] {
  if (isFunction(value)) return [];
  switch (type.type) {
    case 'ref':
      return isRecord(value)
        ? ofProperties(value, database.get('typeDefinition', type.reference.$ref).properties)
        : ['is no object'];
    case 'array':
      return Array.isArray(value) ? value.flatMap((one) => ofType(one, type.element)) : ['is no list'];
    case 'map':
      return isRecord(value) ? Object.values(value).flatMap((one) => ofType(one, type.element)) : ['is no object'];
    case 'union': {
      const told = type.types.map((one) => ofType(value, one));
      return told.some(({ length }) => length === 0) ? [] : (told[0] ?? []);
    }
    case 'tag':
      return isRecord(value) && Object.keys(value).sort().join() === 'Key,Value' ? [] : ['is no tag'];
    case 'boolean':
      return typeof value === 'boolean' ? [] : ['is neither true nor false'];
    case 'integer':
    case 'number':
      return typeof value === 'number' ? [] : ['is no number'];
    case 'string':
    case 'date-time':
      return typeof value === 'string' ? [] : ['is no text'];
    default:
      return [];
  }
}

/** A function of CloudFormation, whose value is known when it deploys. */
function isFunction(value: unknown): boolean {
  const keys = isRecord(value) ? Object.keys(value) : [];
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0]?.startsWith('Fn::') === true);
}

/** `!GetAtt NAME.ATTRIBUTE` of attributes that a type does not have. */
function unknownAttributes(template: Template, name: string): readonly string[] {
  return attributesIn(template.Resources[name]).flatMap(([target, attribute]) => {
    const known = specifiedType(template.Resources[target]?.Type ?? '')?.attributes ?? {};
    return attribute in known ? [] : [`${target} has no ${attribute}`];
  });
}

function attributesIn(value: unknown): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const found = isRecord(value) ? value['Fn::GetAtt'] : undefined;
  if (Array.isArray(found)) return [[String(found[0]), String(found[1])]];
  return Object.values(value).flatMap(attributesIn);
}

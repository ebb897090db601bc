/**
 * The syntax of names, labels and annotations. Each check gives every message that upstream gives; none when all is well.
 * Follows apimachinery/pkg/util/validation.
 */
type Messages = readonly string[];

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const DNS_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const QUALIFIED = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const VALUE = `(${QUALIFIED})?`;

const LABEL_LENGTH = 63;
const SUBDOMAIN_LENGTH = 253;

const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`);
const IS_LABEL = whole(LABEL);
const IS_SUBDOMAIN = whole(SUBDOMAIN);
const IS_DNS_1035 = whole(DNS_1035);
const IS_QUALIFIED = whole(QUALIFIED);
const IS_VALUE = whole(VALUE);
const IS_ENV_NAME = whole('[ -<>-~]+');

/** What most names are: `my-app`, `my.app`. */
export function subdomain(text: string): Messages {
  return check(text, SUBDOMAIN_LENGTH, IS_SUBDOMAIN, SUBDOMAIN, ['example.com'], SUBDOMAIN_RULE);
}

/** Names of Namespaces, containers, volumes. */
export function dnsLabel(text: string): Messages {
  return check(text, LABEL_LENGTH, IS_LABEL, LABEL, ['my-name', '123-abc'], LABEL_RULE);
}

/** Names of Services. */
export function dns1035Label(text: string): Messages {
  return check(text, LABEL_LENGTH, IS_DNS_1035, DNS_1035, ['my-name', 'abc-123'], DNS_1035_RULE);
}

/** Keys of labels, annotations and taints: `app`, `example.com/app`. */
export function qualifiedName(text: string): Messages {
  const parts = text.split('/');
  if (parts.length > 2) {
    return [`a qualified name ${regexMessage(QUALIFIED_RULE, QUALIFIED, QUALIFIED_EXAMPLES)} ${PREFIX}`];
  }
  const messages: string[] = [];
  const name = parts[parts.length - 1] ?? '';
  if (parts.length === 2) {
    if (parts[0] === '') messages.push('prefix part must be non-empty');
    else messages.push(...subdomain(parts[0] ?? '').map((message) => `prefix part ${message}`));
  }
  if (name === '') messages.push('name part must be non-empty');
  else if (name.length > LABEL_LENGTH) messages.push(`name part ${tooLong(LABEL_LENGTH)}`);
  if (!IS_QUALIFIED.test(name)) {
    messages.push(`name part ${regexMessage(QUALIFIED_RULE, QUALIFIED, QUALIFIED_EXAMPLES)}`);
  }
  return messages;
}

/** Values of labels; empty ones too. */
export function labelValue(text: string): Messages {
  return check(text, LABEL_LENGTH, IS_VALUE, VALUE, ['MyValue', 'my_value', '12345'], VALUE_RULE);
}

/** Names of environment variables, as they may be since 1.32: printable, without `=`. */
export function envName(text: string): Messages {
  if (IS_ENV_NAME.test(text)) return [];
  return ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
}

/** Names of ports: short, with a letter. */
export function portName(text: string): Messages {
  const messages: string[] = [];
  if (text.length > 15) messages.push(tooLong(15));
  if (!/^[-a-z0-9]+$/.test(text)) {
    messages.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  }
  if (!/[a-z]/.test(text)) messages.push('must contain at least one letter (a-z)');
  if (text.includes('--')) messages.push('must not contain consecutive hyphens');
  if (/^-|-$/.test(text)) messages.push('must not begin or end with a hyphen');
  return messages;
}

const SUBDOMAIN_RULE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
const LABEL_RULE =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
const DNS_1035_RULE =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";
const QUALIFIED_RULE =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const QUALIFIED_EXAMPLES = ['MyName', 'my.name', '123-abc'];
const VALUE_RULE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const PREFIX = "with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";

function check(
  text: string,
  longest: number,
  pattern: RegExp,
  regex: string,
  examples: readonly string[],
  rule: string,
): Messages {
  if (text.length <= longest && pattern.test(text)) return [];
  const messages = text.length > longest ? [tooLong(longest)] : [];
  if (!pattern.test(text)) messages.push(regexMessage(rule, regex, examples));
  return messages;
}

const tooLong = (longest: number): string => `must be no more than ${longest} bytes`;

/** The two blanks before `or` are upstream's. */
function regexMessage(rule: string, regex: string, examples: readonly string[]): string {
  const list = examples.map((example) => `'${example}'`).join(',  or ');
  return `${rule} (e.g. ${list}, regex used for validation is '${regex}')`;
}

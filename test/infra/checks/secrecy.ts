/** No secret stands in a template: functions are told the names of parameters, and fetch what those hold. */
import { isRecord, ofType, type Template, texts } from '../template';

/** What secrets look like: tokens of Slack, references that CloudFormation would replace by a secret. */
const SECRET = /xox[a-z]-|xapp-|\{\{resolve:|-----BEGIN/;
const NAMED_LIKE_A_SECRET = /SECRET|TOKEN|PASSWORD/;
/** The ARN of a key is none. */
const NAMES_OF_SOMETHING = /_PARAMETER$|_KEY_ID$/;

export function secrecyViolations(template: Template): readonly string[] {
  return [
    ...texts(template).flatMap((text) => (SECRET.test(text) ? ['a text looks like a secret'] : [])),
    ...ofType(template, 'AWS::Lambda::Function').flatMap(([name, { Properties }]) => {
      const environment = isRecord(Properties.Environment) ? Properties.Environment.Variables : {};
      return Object.keys(environment ?? {}).flatMap((key) =>
        NAMED_LIKE_A_SECRET.test(key) && !NAMES_OF_SOMETHING.test(key) ? [`${name}: is given ${key}`] : [],
      );
    }),
  ];
}

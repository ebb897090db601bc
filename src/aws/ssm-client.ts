/** Of AWS's client of Systems Manager what is needed here: the package of a function has it in a file of its own. */
export { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';

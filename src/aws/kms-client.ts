/** Of AWS's client of KMS what is needed here: the package of a function has it in a file of its own. */
export { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';

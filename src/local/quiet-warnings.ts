/**
 * The AWS SDK tells every process on Node 20 that its versions of 2027 will need Node 22. The version here is pinned, so
 * whoever runs this cannot act on it. To be called before the first client is made.
 */
export function quietVersionWarning(): void {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
}

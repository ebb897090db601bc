/**
 * What somebody wrote in a message, as they wrote it: Slack sends links, mentions and three characters in a spelling of
 * its own.
 */

/** Undoes that spelling. Mentions of people and channels stay as they are: they are ids, which commands take. */
export function written(text: string): string {
  return text
    .replace(
      /<((?:https?|mailto|tel):[^|<>]*)(?:\|([^<>]*))?>/g,
      (_, address: string, label?: string) => label ?? address,
    )
    .replace(/<!(?:subteam\^\w+|date\^[^|<>]*|[a-z]+)\|([^<>]*)>/g, (_, label: string) => label)
    .replace(/<!(channel|here|everyone)>/g, '@$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

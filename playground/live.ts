/**
 * Hears of changes: by Server-Sent Events while they arrive, by asking from time to time while they do not.
 */
export interface Hearing {
  /** Something that the person may see changed. */
  readonly changed: () => void;
  /** The cluster of a channel has a new version. */
  readonly moved: (channel: string) => void;
}

const POLL_MILLISECONDS = 1500;
/** After a refusal the browser does not try again by itself. */
const AGAIN_MILLISECONDS = 15_000;

/** Listens for a person until the function that comes back is called. */
export function listen(person: string, { changed, moved }: Hearing): () => void {
  let source: EventSource | undefined;
  let again: number | undefined;
  const connect = (): void => {
    source = new EventSource(`/playground/updates?person=${encodeURIComponent(person)}`);
    // Whatever happened before the connection stood.
    source.addEventListener('open', changed);
    source.addEventListener('change', changed);
    source.addEventListener('cluster', (event: MessageEvent<string>) => {
      const { channel } = JSON.parse(event.data) as { readonly channel: string };
      moved(channel);
    });
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(again);
      again = window.setTimeout(connect, AGAIN_MILLISECONDS);
    });
  };
  const poll = window.setInterval(() => {
    if (source?.readyState !== EventSource.OPEN) changed();
  }, POLL_MILLISECONDS);
  connect();
  return () => {
    clearInterval(poll);
    clearTimeout(again);
    source?.close();
  };
}

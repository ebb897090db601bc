/**
 * Pictures as Slack has them: fetched while a message is posted, and kept under their address from then on. The page
 * shows what was fetched, not what the address holds now.
 */

export interface FetchedImage {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Milliseconds that one picture may take. */
const PATIENCE = 3_000;
/** Bytes of one picture, and of all that are kept. */
const LARGEST = 5_000_000;
const MOST_KEPT = 60_000_000;

/** How the files of each kind begin. What a server says about them does not count alone. */
const KINDS = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
] as const;

export class FetchedImages {
  private readonly kept = new Map<string, FetchedImage>();

  constructor(
    private readonly get: typeof fetch = fetch,
    private readonly patience = PATIENCE,
  ) {}

  /** Fetches a picture, unless it is known. Answers whether it is one that Slack shows. */
  async take(url: string): Promise<boolean> {
    if (this.kept.has(url)) return true;
    const image = await this.load(url).catch(() => undefined);
    if (image === undefined) return false;
    this.keep(url, image);
    return true;
  }

  find(url: string): FetchedImage | undefined {
    return this.kept.get(url);
  }

  private async load(url: string): Promise<FetchedImage | undefined> {
    const headers = { 'User-Agent': 'Slack-ImgProxy (stand-in)' };
    const answer = await this.get(url, { headers, signal: AbortSignal.timeout(this.patience) });
    const isImage = (answer.headers.get('content-type') ?? '').startsWith('image/');
    const bytes = answer.ok && isImage ? await read(answer) : undefined;
    const [type] = KINDS.find(([, start]) => start.every((byte, place) => bytes?.[place] === byte)) ?? [];
    if (bytes === undefined || type === undefined) {
      await answer.body?.cancel();
      return undefined;
    }
    return { type, bytes };
  }

  /** The oldest give way. */
  private keep(url: string, image: FetchedImage): void {
    this.kept.set(url, image);
    let total = [...this.kept.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
    for (const [oldest, { bytes }] of this.kept) {
      if (total <= MOST_KEPT) break;
      this.kept.delete(oldest);
      total -= bytes.length;
    }
  }
}

/** All of it, or undefined when it is too large. */
async function read({ body }: Response): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > LARGEST) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * A look that is taken again and again, one at a time: a wish during a look is one look after it.
 */
export class LatestOnly {
  private isWished = false;
  private looking: Promise<void> | undefined;

  constructor(private readonly look: () => Promise<void>) {}

  /** Resolves when what there is now was seen. */
  wish(): Promise<void> {
    this.isWished = true;
    this.looking ??= this.lookWhileWished();
    return this.looking;
  }

  private async lookWhileWished(): Promise<void> {
    try {
      while (this.isWished) {
        this.isWished = false;
        await this.look();
      }
    } finally {
      this.looking = undefined;
    }
  }
}

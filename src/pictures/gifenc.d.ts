/** What we use of gifenc, which brings no types. */
declare module 'gifenc' {
  export interface FrameOptions {
    /** Needed by the first frame; the others share it. */
    readonly palette?: readonly (readonly [number, number, number])[];
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** Milliseconds. */
    readonly delay?: number;
    /** 0 for ever. */
    readonly repeat?: number;
    /** 1 leaves the frame where it is. */
    readonly dispose?: number;
  }

  export interface Encoder {
    writeFrame(index: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array;
    /** The same without a copy, until more is written. */
    bytesView(): Uint8Array;
  }

  export function GIFEncoder(): Encoder;
}

/** The part of dynalite, a DynamoDB-compatible server, that the embedded table uses. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    /** The folder of the LevelDB; left out: in memory. */
    readonly path?: string;
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
  }

  function dynalite(options: Options): Server;
  export = dynalite;
}

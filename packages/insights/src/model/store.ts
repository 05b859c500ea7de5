/** Where the files of a history lie. Files are only ever added; writers need no lock. */
export interface HistoryStore {
  /** What a person calls it: `file:.skyrig/history`, `s3://bucket/prefix`, `postgres://host/db`. Never with a password. */
  readonly name: string;
  /** Names of all files, sorted: by start, then run, then shard. */
  list(): Promise<readonly string[]>;
  /** Throws when the file is gone or the store cannot be reached. */
  read(name: string): Promise<string>;
  /** Adds a file whole or not at all. One of the same name and content is no error; other content is. */
  add(name: string, content: string): Promise<void>;
  close(): Promise<void>;
}

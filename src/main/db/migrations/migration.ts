/** A step forward; there is no way back, which is why the file is copied before the first one runs. */
export interface Migration {
  /** What `user_version` becomes. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

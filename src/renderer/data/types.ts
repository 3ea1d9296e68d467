// What the interface needs from whatever carries its calls. The transports and live-query fill it.

/** Why something was not done: a code for the program, a sentence for the person. */
export interface Failure {
  code: string;
  message: string;
}

export type Result<T = unknown> = { ok: true; value: T } | { ok: false; failure: Failure };

/** Asks for one operation. Never throws for a refusal: a refusal is a Result. */
export interface Client {
  call<T = unknown>(op: string, input?: unknown): Promise<Result<T>>;
}

/** What a live query gives while it is read, when it is there, and when it could not be read. */
export interface QueryState<T> {
  data: T | undefined;
  failure: Failure | undefined;
  isLoading: boolean;
}

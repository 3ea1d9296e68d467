/**
 * Everything that can go wrong across a boundary, as values. The set is closed: a client may switch over it.
 * `message` is one sentence for a person: what happened and what to do.
 */
const failureCodes = [
  'invalid', // the input does not have the shape the operation asks for
  'not-found', // what it names is not there (any more)
  'conflict', // somebody or something changed it meanwhile
  'refused', // understood, and not done, for the reason given
  'no-person', // the change wants a name to it and nobody said who is working
  'read-only', // the study is open for reading only
  'busy', // the study is open elsewhere
  'newer', // the study was written by a newer Threadwork
  'not-a-study', // the file is something else
  'damaged', // the file cannot be read as it should
  'disk-full',
  'gone', // the drive or folder is not there any more
  'cancelled',
  'unknown-operation',
  'unauthorised',
  'internal', // unexpected; the id in `detail` is in the log
] as const;

type FailureCode = (typeof failureCodes)[number];

export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  /** Something to look up: the log id of an unexpected failure, or the path of a wrong field. */
  readonly detail?: string;
}

export type Result<T> = (
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }
) & {
  /** Of a question about a study: the revision it was answered at, which holds every change up to it. */
  readonly asOf?: number;
};

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (
  code: FailureCode,
  message: string,
  detail?: string,
): { ok: false; failure: Failure } => ({
  ok: false,
  failure: detail === undefined ? { code, message } : { code, message, detail },
});

/** Thrown inside the core and turned into a Failure at its edge; carries a sentence for a person. */
export class Refusal extends Error {
  readonly code: FailureCode;
  readonly detail: string | undefined;
  constructor(code: FailureCode, message: string, detail?: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}

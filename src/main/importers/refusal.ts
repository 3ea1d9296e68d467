/** Why a file was not imported. */

export type RefusalCode =
  | 'empty'
  | 'not-a-transcript'
  | 'wrong-extension'
  | 'protected'
  | 'damaged'
  | 'too-large'
  | 'no-text'
  | 'unsupported'
  | 'timeout';

/** Thrown by every reader; `message` is one sentence for the person, without the file's name. */
export class ImportRefusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.name = 'ImportRefusal';
    this.code = code;
  }
}

/** The sentences that more than one reader uses. */
export const refuse = {
  empty: () => new ImportRefusal('empty', 'This file is empty, so there is nothing to bring in.'),
  noText: () => new ImportRefusal('no-text', 'This file holds no text that can be read.'),
  damaged: (what: string) =>
    new ImportRefusal(
      'damaged',
      `This ${what} is damaged and cannot be read; open it in the program it came from and save it again.`,
    ),
  protected: (what: string) =>
    new ImportRefusal(
      'protected',
      `This ${what} is protected by a password; save a copy without the password and bring that in.`,
    ),
  tooLarge: (most: string) =>
    new ImportRefusal(
      'too-large',
      `This file holds more than ${most}, which is more than can be brought in.`,
    ),
  bomb: () =>
    new ImportRefusal(
      'too-large',
      'This file unpacks to far more than a document needs, so it was not opened further.',
    ),
  timeout: () =>
    new ImportRefusal(
      'timeout',
      'This file took too long to read, so it was left out and nothing was stored.',
    ),
} as const;

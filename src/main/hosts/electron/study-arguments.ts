import { resolve } from 'node:path';

/**
 * The study named on a command line, by the person or by the system that opens a file: the first argument that ends in
 * `.threadwork` and is not an option, as a whole path.
 */
export function studyIn(argv: readonly string[], workingFolder: string): string | null {
  const named = argv.slice(1).find((arg) => !arg.startsWith('-') && /\.threadwork$/iu.test(arg));
  return named === undefined ? null : resolve(workingFolder, named);
}

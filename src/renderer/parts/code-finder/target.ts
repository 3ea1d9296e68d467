// Words that are selected somewhere, which a code found from anywhere may be given to.

export interface CodeTarget {
  /** Where the words stand: `#7:159`. */
  reference: string;
  apply(codeId: string): void;
}

let current: (() => CodeTarget | null) | null = null;

/** Says how to find the words that are selected now; answers with how to take that back. */
export function offerCodeTarget(find: () => CodeTarget | null): () => void {
  current = find;
  return () => {
    if (current === find) current = null;
  };
}

/** The words that are selected now, if any. */
export const codeTarget = (): CodeTarget | null => current?.() ?? null;

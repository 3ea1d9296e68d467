/** SQL that is true of a step somebody took that stands: it was not undone, or done again since. `h` is the alias of history. */
export const standing = (h: string): string =>
  `(${h}.kind = 'do' AND coalesce((SELECT later.kind FROM history later WHERE later.target_seq = ${h}.seq ORDER BY later.seq DESC LIMIT 1), 'redo') = 'redo')`;

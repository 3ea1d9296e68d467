// Which cards are selected after a press or a step, the way lists everywhere do it.

/**
 * `only`: a plain press. `more`: a press with Shift or Ctrl, or Space. `extend`: a step with Shift. `walk`: a plain step, which
 * lets go of a single card that was pressed and leaves several alone.
 */
export type Selecting = 'only' | 'more' | 'extend' | 'walk';

/** The selection after that; `from` is the card a step began at. */
export function nextSelection(
  selected: ReadonlySet<string>,
  id: string,
  how: Selecting,
  from?: string,
): ReadonlySet<string> {
  if (how === 'only') return new Set([id]);
  if (how === 'walk') return selected.size === 1 ? new Set() : selected;
  const next = new Set(selected);
  if (how === 'more') {
    if (!next.delete(id)) next.add(id);
    return next;
  }
  if (from === undefined) return next.add(id);
  // a step begins a selection anew where none of several was begun
  if (!next.has(from) && next.size < 2) next.clear();
  // a step back into what is selected takes the last one off again
  if (next.has(id) && next.has(from)) next.delete(from);
  else next.add(from).add(id);
  return next;
}

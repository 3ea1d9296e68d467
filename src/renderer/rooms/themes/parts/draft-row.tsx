import { useRef } from 'react';
import { useClient } from '../../../data/use-query.ts';
import { moveDraft } from '../actions/draft-actions.ts';
import { useThemes, type ThemeDraft } from '../store.ts';

export interface DraftRowProps {
  draft: ThemeDraft;
  levelName: string;
  /** A name to keep, and whether the next is to be asked for; null: nothing more is named. */
  onDone(name: string | null, goesOn: boolean): void;
}

/** A theme being named, as in an outline: Enter keeps it and asks for the next, Tab puts it under the one above, Shift Tab out again. */
export function DraftRow({ draft, levelName, onDone }: DraftRowProps) {
  return (
    <div className="th-row">
      <span className="th-draft">
        <NameField key={draft.turn} draft={draft} onDone={onDone} />
        <span id="th-draft-how" className="tw-meta">
          {levelName}
          <span className="th-draft-keys">
            {draft.codeIds.length > 0
              ? '. Enter keeps it'
              : '. Enter: the next one, Tab: under the one above, Shift+Tab: out, Escape: done'}
          </span>
        </span>
      </span>
    </div>
  );
}

function NameField({ draft, onDone }: Omit<DraftRowProps, 'levelName'>) {
  const client = useClient();
  const isDone = useRef(false);
  const field = useRef<HTMLInputElement | null>(null);
  const moving = useRef<Promise<unknown> | null>(null);
  function finish(name: string | null, goesOn: boolean) {
    if (moving.current && goesOn) {
      // it is kept where it is about to stand
      void moving.current.then(() => onDone(useThemes.getState().draft?.name.trim() || null, true));
      return;
    }
    if (isDone.current) return;
    isDone.current = true;
    const trimmed = name?.trim() ?? '';
    onDone(trimmed === '' ? null : trimmed, goesOn);
  }
  function move(way: 'in' | 'out') {
    moving.current ??= moveDraft(client, way, () => {
      // the field goes with its row; what was typed goes along
      isDone.current = true;
      return field.current?.value ?? '';
    }).finally(() => (moving.current = null));
  }
  return (
    <input
      className="tw-rename"
      aria-label="Name of the new theme"
      aria-describedby="th-draft-how"
      defaultValue={draft.name}
      ref={(input) => {
        field.current = input ?? field.current;
        if (!input || isDone.current || document.activeElement === input) return;
        input.focus();
        input.setSelectionRange(input.value.length, input.value.length);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        const { value } = event.currentTarget;
        const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
        if (event.key === 'Enter') finish(value, true);
        if (event.key === 'Escape') finish(null, false);
        if (event.key === 'Tab' && isPlain && draft.codeIds.length === 0) {
          event.preventDefault();
          move(event.shiftKey ? 'out' : 'in');
        }
      }}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain');
        if (text.trim().split(/[\n\r]/u).length < 2 || draft.codeIds.length > 0) return;
        event.preventDefault();
        isDone.current = true;
        useThemes.getState().set({ draft: null, asking: { kind: 'list', text, parentId: draft.parentId } });
      }}
      onBlur={(event) => finish(event.currentTarget.value, false)}
    />
  );
}

import { useRef } from 'react';
import { forgetBegunNew, keepBegunNew } from '../../../app/begun-new.ts';
import { useClient } from '../../../data/use-query.ts';
import { isDraftMoving, listInstead, moveDraft } from '../actions/draft-actions.ts';
import type { ThemeDraft } from '../store.ts';

interface DraftRowProps {
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
  function finish(name: string | null, goesOn: boolean) {
    if (isDone.current) return;
    isDone.current = true;
    forgetBegunNew('themes.newTheme');
    const trimmed = name?.trim() ?? '';
    onDone(trimmed === '' ? null : trimmed, goesOn);
  }
  return (
    <input
      className="tw-rename"
      aria-label="Name of the new theme"
      aria-describedby="th-draft-how"
      defaultValue={draft.name}
      ref={(field) => {
        if (!field || isDone.current || document.activeElement === field) return;
        field.focus();
        field.setSelectionRange(field.value.length, field.value.length);
      }}
      onInput={(event) => keepBegunNew('themes.newTheme', event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        const { value } = event.currentTarget;
        const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
        if (event.key === 'Enter') finish(value, true);
        if (event.key === 'Escape') finish(null, false);
        if (event.key === 'Tab' && isPlain && draft.codeIds.length === 0) {
          event.preventDefault();
          moveDraft(client, event.shiftKey ? 'out' : 'in');
        }
      }}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain');
        if (text.trim().split(/[\n\r]/u).length < 2 || draft.codeIds.length > 0) return;
        event.preventDefault();
        isDone.current = true;
        forgetBegunNew('themes.newTheme');
        listInstead(text);
      }}
      onBlur={(event) => {
        if (!isDraftMoving()) finish(event.currentTarget.value, false);
      }}
    />
  );
}

import type { ChangeEvent, KeyboardEvent } from 'react';

interface CellFieldProps {
  label: string;
  text: string;
  suggestions: readonly string[];
  onText(text: string): void;
  onKeyDown(event: KeyboardEvent): void;
  onLeave(): void;
}

/** A field that completes what is typed to a value somebody has already, the rest selected so that typing on goes over it. */
export function CellField({ label, text, suggestions, onText, onKeyDown, onLeave }: CellFieldProps) {
  function onChange(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    const typed = input.value;
    const isTyping = (event.nativeEvent as InputEvent).inputType === 'insertText';
    const isAtEnd = input.selectionStart === typed.length;
    const known = isTyping && isAtEnd ? suggestions.find((value) => value.startsWith(typed)) : undefined;
    if (known !== undefined) {
      // at once, because the text may be the same as before and then nothing is drawn anew
      input.value = known;
      input.setSelectionRange(typed.length, known.length);
    }
    onText(known ?? typed);
  }
  return (
    <input
      className="pg-field"
      aria-label={label}
      value={text}
      maxLength={500}
      autoComplete="off"
      ref={focusAtEnd}
      onChange={onChange}
      onKeyDown={onKeyDown}
      onBlur={onLeave}
    />
  );
}

/** The caret goes to the end: what was typed to begin with must not be selected and typed over. */
function focusAtEnd(field: HTMLInputElement | null): void {
  if (!field || document.activeElement === field) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

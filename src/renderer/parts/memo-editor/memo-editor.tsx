import {
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type Ref,
} from 'react';
import { mergeRegister } from '@lexical/utils';
import { COMMAND_PRIORITY_HIGH, KEY_ENTER_COMMAND, KEY_ESCAPE_COMMAND, type LexicalEditor } from 'lexical';
import type { MemoView } from '../../../shared/contract/memos.ts';
import { useHost } from '../../app/host-state.ts';
import { keepUntilSaved } from '../../app/unsaved.ts';
import { MethodNotices } from '../method/notices.tsx';
import { useClient } from '../../data/use-query.ts';
import { cx } from '../../ui/class-names.ts';
import { toast } from '../../ui/toast.tsx';
import {
  appendHeading,
  createMemoText,
  forgetLocalUndo,
  FROM_STUDY,
  NO_FORMATS,
  readFormats,
  readMemo,
  readWords,
  registerMemoText,
  showMemo,
} from './editor.ts';
import { justSaved } from './just-saved.ts';
import type { MemoSaver, SaveState } from './memo-saver.ts';
import { markReferences, type ReferenceMarks } from './reference-marks.ts';
import { PlacesNamed, useReferences } from './references.tsx';
import { MemoToolbar } from './toolbar.tsx';
import { announceSaved, useMemoSaver, useTakeIn, type NewMemoTarget } from './use-memo-saver.ts';
import './memo-editor.css';

export interface MemoEditorHandle {
  focus(): void;
  /** Puts these words at the end as a heading, and the caret under it. */
  addHeading(words: string): void;
}
export interface MemoEditorProps {
  /**
   * The memo, kept fresh by the caller; null starts a new one, which comes to be once something is written. Give another
   * `key` for another memo, and the same one when a new memo has come to be.
   */
  memo: MemoView | null;
  /** What a new memo is tied to; nothing when left out. */
  target?: NewMemoTarget;
  kind?: 'memo' | 'journal';
  /** Accessible name: `Memo on keeps in touch`. */
  label: string;
  placeholder?: string;
  hasTitle?: boolean;
  titlePlaceholder?: string;
  /** `panel` is dense, for 280 px; `page` is a page to write on. */
  size?: 'panel' | 'page';
  autoFocus?: boolean;
  onCreated?(id: string): void;
  /** Escape in the text or the title. */
  onEscape?(): void;
  /** Under the page while nothing is written on it. */
  emptyHint?: ReactNode;
  ref?: Ref<MemoEditorHandle>;
  /** Gets what forgets unsaved words: call it before deleting the memo. */
  discardRef?: { current: (() => void) | null };
}

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** A memo or journal entry one writes in. It saves itself; undo is its own while one is in it. */
export function MemoEditor({ ref, ...props }: MemoEditorProps) {
  const { memo, label, hasTitle = true, size = 'panel', placeholder = 'Write here' } = props;
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const [title, setTitle] = useState(memo?.title ?? '');
  const [words, setWords] = useState(memo?.text ?? '');
  const [state, setState] = useState<SaveState>({ is: 'saved' });
  const [formats, setFormats] = useState(NO_FORMATS);
  const frame = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  const titleField = useRef<HTMLInputElement>(null);
  const saver = useRef<MemoSaver | null>(null);
  const marks = useRef<ReferenceMarks | null>(null);
  const titleNow = useRef(title);
  const guide = useReferences();
  const stateId = useId();
  const editor = useMemo<LexicalEditor>(
    () =>
      createMemoText((fault) =>
        toast({ text: `The editor could not do that: ${fault.message}`, tone: 'attention' }),
      ),
    [],
  );
  const startSaver = useMemoSaver(props, editor, titleNow, (next) => {
    setState(next);
    if (next.is === 'saved' && frame.current) announceSaved(frame.current);
  });

  // the editor and its saver live as long as the component; what they call is always the latest
  const followReference = useEffectEvent((found: ReturnType<ReferenceMarks['at']>) => {
    if (!found) return false;
    guide.goTo(found);
    return true;
  });
  const isKnown = useEffectEvent(
    (reference: Parameters<typeof guide.placeOf>[0]) => guide.placeOf(reference) !== null,
  );
  const escape = useEffectEvent(() => {
    props.onEscape?.();
    return props.onEscape !== undefined;
  });
  const begin = useEffectEvent(() => {
    showMemo(editor, memo?.body ?? '', memo?.text ?? '');
    // as the editor writes it, so that merely opening a memo changes nothing
    return startSaver({ title: memo?.title ?? '', ...readMemo(editor) });
  });
  useEffect(() => {
    const root = field.current;
    if (!root) return;
    editor.setRootElement(root);
    // keys and transforms first: put on a full page they would mark every word as changed
    const stopText = registerMemoText(editor);
    const own = begin();
    saver.current = own;
    const found = markReferences(root, (reference) => isKnown(reference));
    marks.current = found;
    const stop = mergeRegister(
      stopText,
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
        setFormats(readFormats(editor));
        if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
        found.refresh();
        setWords(readWords(editor));
        if (tags.has(FROM_STUDY)) return;
        if (own.isClean() && readMemo(editor).body === own.savedDraft().body) return;
        own.touch();
      }),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          if (!event || !(isMac() ? event.metaKey : event.ctrlKey)) return false;
          event.preventDefault();
          followReference(found.atCaret());
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(KEY_ESCAPE_COMMAND, () => escape(), COMMAND_PRIORITY_HIGH),
    );
    const saveLast = keepUntilSaved(own);
    found.refresh();
    return () => {
      saveLast();
      stop();
      found.stop();
      editor.setRootElement(null);
      saver.current = null;
    };
  }, [editor]);

  useEffect(() => marks.current?.refresh(), [guide]);
  useEffect(() => editor.setEditable(!isReadOnly), [editor, isReadOnly]);
  const takeFresh = useTakeIn(memo, editor, saver, frame, (next) => {
    titleNow.current = next;
    setTitle(next);
  });
  useLayoutEffect(() => {
    const { discardRef } = props;
    if (!discardRef) return;
    discardRef.current = () => saver.current?.discard();
    return () => void (discardRef.current = null);
  });
  useImperativeHandle(ref, () => ({
    focus: () => editor.focus(),
    addHeading: (words) => appendHeading(editor, words),
  }));
  const focusFirst = useEffectEvent(() => {
    if (!props.autoFocus) return;
    if (hasTitle && titleNow.current === '') titleField.current?.focus();
    else editor.focus();
  });
  // An editor of this memo was closed a moment ago and its last words may not be in the list yet: ask, before one
  // writes on in an older text.
  const client = useClient();
  const beSure = useEffectEvent(async () => {
    const saving = memo ? justSaved(memo.id) : null;
    if (!memo || !saving) return;
    editor.setEditable(false);
    await saving;
    const { targetKind, targetId } = memo;
    const now = await client.call('memo.list', { targetKind, ...(targetId === null ? {} : { targetId }) });
    const fresh = now.ok ? now.value.find((one) => one.id === memo.id) : undefined;
    if (!saver.current) return;
    if (fresh) takeFresh(fresh);
    editor.setEditable(!isReadOnly);
    focusFirst();
  });
  useEffect(() => {
    focusFirst();
    void beSure();
  }, []);

  /** Leaving the whole editor ends the stretch of writing: saved at once, and undo is the study's again. */
  function onBlur(event: React.FocusEvent) {
    if (frame.current?.contains(event.relatedTarget)) return;
    void saver.current?.flush().then(() => saver.current?.endSession());
    forgetLocalUndo(editor);
  }
  return (
    <div ref={frame} className={cx('tw-memo', `is-${size}`)} onBlur={onBlur}>
      {hasTitle ? (
        <input
          ref={titleField}
          className="tw-memo-title"
          aria-label={`Title of ${label}`}
          placeholder={props.titlePlaceholder ?? 'Title'}
          value={title}
          maxLength={300}
          readOnly={isReadOnly}
          onChange={(event) => {
            titleNow.current = event.target.value;
            setTitle(event.target.value);
            saver.current?.touch();
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') {
              event.preventDefault();
              editor.focus();
            } else if (event.key === 'Escape' && escape()) event.preventDefault();
          }}
        />
      ) : null}
      <div
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          editor.focus();
        }}
      >
        <MemoToolbar
          editor={editor}
          formats={formats}
          label={label}
          isDisabled={isReadOnly}
          toolbarRef={toolbar}
        />
      </div>
      <div className="tw-memo-page">
        <div
          ref={field}
          className="tw-memo-text"
          role="textbox"
          aria-multiline="true"
          aria-label={label}
          aria-describedby={stateId}
          aria-readonly={isReadOnly || undefined}
          contentEditable={!isReadOnly}
          suppressContentEditableWarning
          tabIndex={0}
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key === 'F10' && event.altKey) {
              event.preventDefault();
              toolbar.current?.querySelector<HTMLElement>('button[tabindex="0"], button')?.focus();
            }
          }}
          onPointerMove={(event) => {
            const isOver = marks.current?.at(event.clientX, event.clientY) != null;
            event.currentTarget.toggleAttribute('data-over-place', isOver);
          }}
          onClick={(event) => {
            if (document.getSelection()?.isCollapsed === false) return;
            followReference(marks.current?.at(event.clientX, event.clientY) ?? null);
          }}
        />
        {words === '' ? (
          <p className="tw-memo-placeholder" aria-hidden="true">
            {placeholder}
          </p>
        ) : null}
      </div>
      {words === '' ? props.emptyHint : null}
      <MethodNotices where="prose" text={memo?.text ?? ''} />
      <footer className="tw-memo-foot">
        <PlacesNamed text={words} guide={guide} />
        <span id={stateId} className="tw-memo-state" data-state={state.is}>
          {stateWords(state, memo !== null)}
        </span>
      </footer>
    </div>
  );
}

function stateWords(state: SaveState, exists: boolean): string {
  if (state.is === 'failed') return `Not saved yet: ${state.message}`;
  if (state.is === 'saved') return exists ? 'Saved' : '';
  return 'Saving';
}

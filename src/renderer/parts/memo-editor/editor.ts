// The rich text itself: what can be written, by which keys, and how it is read out again.
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import {
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  ListItemNode,
  ListNode,
  REMOVE_LIST_COMMAND,
  $isListNode,
  registerList,
} from '@lexical/list';
import {
  $createHeadingNode,
  $createQuoteNode,
  $isHeadingNode,
  $isQuoteNode,
  HeadingNode,
  QuoteNode,
  registerRichText,
} from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { mergeRegister } from '@lexical/utils';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  CLEAR_HISTORY_COMMAND,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  FORMAT_TEXT_COMMAND,
  KEY_DOWN_COMMAND,
  TextNode,
  type LexicalEditor,
} from 'lexical';

export type BlockKind = 'text' | 'heading' | 'subheading' | 'bullets' | 'numbers' | 'quote';
export type Mark = 'bold' | 'italic' | 'underline';
/** How what is selected is written at the moment. */
export interface Formats {
  block: BlockKind;
  bold: boolean;
  italic: boolean;
  underline: boolean;
}
export const NO_FORMATS: Formats = { block: 'text', bold: false, italic: false, underline: false };

const HEADINGS = { heading: 'h2', subheading: 'h3' } as const;

/** Shortcuts of the editor, as they are declared elsewhere in the program. */
export const EDITOR_KEYS: Readonly<Record<BlockKind | Mark, string>> = {
  bold: 'Mod+B',
  italic: 'Mod+I',
  underline: 'Mod+U',
  text: 'Mod+Alt+0',
  heading: 'Mod+Alt+1',
  subheading: 'Mod+Alt+2',
  numbers: 'Mod+Shift+7',
  bullets: 'Mod+Shift+8',
  quote: 'Mod+Shift+9',
};

/** What a tag of an update means: set from the study, not written by the person. */
export const FROM_STUDY = 'from-study';

/**
 * An editor without a place on the page yet. Headings, lists, quotes, bold, italic and underline are all there is:
 * links, pictures and colours that are pasted come in as their words, and nothing is ever fetched.
 */
export function createMemoText(onFault: (fault: Error) => void): LexicalEditor {
  return createEditor({
    namespace: 'memo',
    nodes: [HeadingNode, QuoteNode, ListNode, ListItemNode],
    theme: {
      paragraph: 'tw-memo-p',
      heading: { h1: 'tw-memo-h', h2: 'tw-memo-h', h3: 'tw-memo-sub', h4: 'tw-memo-sub' },
      quote: 'tw-memo-quote',
      list: {
        ul: 'tw-memo-ul',
        ol: 'tw-memo-ol',
        listitem: 'tw-memo-li',
        nested: { listitem: 'tw-memo-nested' },
      },
      text: { bold: 'tw-memo-b', italic: 'tw-memo-i', underline: 'tw-memo-u', strikethrough: 'tw-memo-s' },
    },
    onError: onFault,
  });
}

/** Puts keys, lists and local undo on an editor; returns what takes them off. */
export function registerMemoText(editor: LexicalEditor): () => void {
  return mergeRegister(
    registerRichText(editor),
    registerList(editor),
    registerHistory(editor, createEmptyHistoryState(), 500),
    // colours, sizes and faces of the page something was copied from stay there
    editor.registerNodeTransform(TextNode, (node) => {
      if (node.getStyle() !== '') node.setStyle('');
    }),
    editor.registerCommand(KEY_DOWN_COMMAND, (event) => onBlockKey(editor, event), COMMAND_PRIORITY_HIGH),
  );
}

/** From here on undo belongs to the whole study again. */
export function forgetLocalUndo(editor: LexicalEditor): void {
  editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
}

function onBlockKey(editor: LexicalEditor, event: KeyboardEvent): boolean {
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
  if (!(isMac ? event.metaKey : event.ctrlKey) || event.altKey === event.shiftKey) return false;
  const wanted = `Mod+${event.altKey ? 'Alt' : 'Shift'}+${event.code.replace('Digit', '')}`;
  const block = (Object.keys(EDITOR_KEYS) as (BlockKind | Mark)[]).find((key) => EDITOR_KEYS[key] === wanted);
  if (block === undefined || block === 'bold' || block === 'italic' || block === 'underline') return false;
  event.preventDefault();
  setBlock(editor, block);
  return true;
}

/** Turns bold, italic or underline on or off where the selection is. */
export function toggleMark(editor: LexicalEditor, mark: Mark): void {
  editor.dispatchCommand(FORMAT_TEXT_COMMAND, mark);
}

/** Makes the paragraphs of the selection this kind; the same kind again makes them plain text. */
export function setBlock(editor: LexicalEditor, block: BlockKind): void {
  const present = readFormats(editor).block;
  const next = present === block ? 'text' : block;
  if (next === 'bullets') return void editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined);
  if (next === 'numbers') return void editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined);
  if (present === 'bullets' || present === 'numbers') editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined);
  editor.update(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    $setBlocksType(selection, () =>
      next === 'quote'
        ? $createQuoteNode()
        : next === 'text'
          ? $createParagraphNode()
          : $createHeadingNode(HEADINGS[next as keyof typeof HEADINGS]),
    );
  });
}

/** How the selection is written. */
export function readFormats(editor: LexicalEditor): Formats {
  return editor.getEditorState().read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return NO_FORMATS;
    const top = selection.anchor.getNode().getTopLevelElement();
    const block: BlockKind = $isHeadingNode(top)
      ? top.getTag() === 'h1' || top.getTag() === 'h2'
        ? 'heading'
        : 'subheading'
      : $isQuoteNode(top)
        ? 'quote'
        : $isListNode(top)
          ? top.getListType() === 'number'
            ? 'numbers'
            : 'bullets'
          : 'text';
    return {
      block,
      bold: selection.hasFormat('bold'),
      italic: selection.hasFormat('italic'),
      underline: selection.hasFormat('underline'),
    };
  });
}

/** Shows what the study holds; words alone where the state cannot be read. */
export function showMemo(editor: LexicalEditor, body: string, text: string): void {
  try {
    if (body !== '') {
      editor.setEditorState(editor.parseEditorState(body), { tag: FROM_STUDY });
      return;
    }
  } catch {
    // a state written by something else: the words are what counts
  }
  editor.update(
    () => {
      const root = $getRoot();
      root.clear();
      for (const line of text.split(/\n+/)) {
        const paragraph = $createParagraphNode();
        root.append(line === '' ? paragraph : paragraph.append($createTextNode(line)));
      }
    },
    { tag: FROM_STUDY, discrete: true },
  );
}

/** The state to keep and the words alone. */
export function readMemo(editor: LexicalEditor): { body: string; text: string } {
  const state = editor.getEditorState();
  return {
    body: JSON.stringify(state.toJSON()),
    text: readWords(editor),
  };
}

/** The words alone: paragraphs with an empty line between them. */
export function readWords(editor: LexicalEditor): string {
  return editor
    .getEditorState()
    .read(() => $getRoot().getTextContent())
    .trimEnd();
}

/** Puts words at the end as a heading, with an empty paragraph under it that takes the caret. */
export function appendHeading(editor: LexicalEditor, words: string): void {
  editor.update(() => {
    const root = $getRoot();
    const last = root.getLastChild();
    if (last && last.getTextContent() === '') last.remove();
    const under = $createParagraphNode();
    root.append($createHeadingNode(HEADINGS.heading).append($createTextNode(words)), under);
    under.select();
  });
  editor.focus();
}

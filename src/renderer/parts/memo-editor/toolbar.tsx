import {
  Bold,
  Heading1,
  Heading2,
  Italic,
  List as ListIcon,
  ListOrdered,
  TextQuote,
  Underline,
  type LucideIcon,
} from 'lucide-react';
import type { LexicalEditor } from 'lexical';
import type { RefObject } from 'react';
import { Toolbar } from 'react-aria-components';
import { ToggleButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { EDITOR_KEYS, setBlock, toggleMark, type BlockKind, type Formats, type Mark } from './editor.ts';

const MARKS: readonly { mark: Mark; label: string; icon: LucideIcon }[] = [
  { mark: 'bold', label: 'Bold', icon: Bold },
  { mark: 'italic', label: 'Italic', icon: Italic },
  { mark: 'underline', label: 'Underline', icon: Underline },
];
const BLOCKS: readonly { block: BlockKind; label: string; icon: LucideIcon }[] = [
  { block: 'heading', label: 'Heading', icon: Heading1 },
  { block: 'subheading', label: 'Smaller heading', icon: Heading2 },
  { block: 'bullets', label: 'List', icon: ListIcon },
  { block: 'numbers', label: 'Numbered list', icon: ListOrdered },
  { block: 'quote', label: 'Quote', icon: TextQuote },
];

interface MemoToolbarProps {
  editor: LexicalEditor;
  formats: Formats;
  /** What it writes in, for its accessible name. */
  label: string;
  isDisabled?: boolean;
  toolbarRef: RefObject<HTMLDivElement | null>;
}

/** One stop for Tab, arrows inside; each press goes back to the writing. */
export function MemoToolbar({ editor, formats, label, isDisabled, toolbarRef }: MemoToolbarProps) {
  const back = (act: () => void) => () => {
    act();
    editor.focus();
  };
  return (
    <Toolbar ref={toolbarRef} aria-label={`How ${label} is written`} className="tw-memo-toolbar">
      {MARKS.map(({ mark, label: name, icon }) => (
        <ToggleButton
          key={mark}
          label={name}
          shortcut={EDITOR_KEYS[mark]}
          isSelected={formats[mark]}
          isDisabled={isDisabled}
          onChange={back(() => toggleMark(editor, mark))}
        >
          <Icon of={icon} small />
        </ToggleButton>
      ))}
      <span className="tw-memo-gap" aria-hidden="true" />
      {BLOCKS.map(({ block, label: name, icon }) => (
        <ToggleButton
          key={block}
          label={name}
          shortcut={EDITOR_KEYS[block]}
          isSelected={formats.block === block}
          isDisabled={isDisabled}
          onChange={back(() => setBlock(editor, block))}
        >
          <Icon of={icon} small />
        </ToggleButton>
      ))}
    </Toolbar>
  );
}

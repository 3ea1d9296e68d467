// The ways transcripts come in: chosen files, a folder, pasted text. Dropping on the window is the room's.
import { useImperativeHandle, useRef, type Ref } from 'react';
import { ChevronDown, ClipboardPaste, FileText, FolderOpen, Plus } from 'lucide-react';
import { useHost } from '../../../app/index.ts';
import { TRANSCRIPT_ENDINGS } from '../../../parts/import-panel/jobs.ts';
import { Button, Icon, MenuButton, type DroppedFile } from '../../../ui/index.ts';

/** How the three ways are started from elsewhere in the room, such as the palette. */
export interface ImportWays {
  files(): void;
  folder(): void;
  paste(): void;
}
interface ImportMenuProps {
  onFiles(files: DroppedFile[]): void;
  /** The desktop asks with its own dialog. */
  onAsk(folder: boolean): void;
  onPaste(): void;
  ref: Ref<ImportWays>;
  isDisabled: boolean;
}

export function ImportMenu({ onFiles, onAsk, onPaste, ref, isDisabled }: ImportMenuProps) {
  const isDesktop = useHost((host) => host.state?.host) === 'electron';
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const own: ImportWays = {
    files: () => (isDesktop ? onAsk(false) : files.current?.click()),
    folder: () => (isDesktop ? onAsk(true) : folder.current?.click()),
    paste: onPaste,
  };
  useImperativeHandle(ref, () => own);
  const take = (input: HTMLInputElement) => {
    const chosen = Array.from(input.files ?? [], (file) => ({
      file,
      path: file.webkitRelativePath || file.name,
    })).filter(({ path }) => !path.split('/').some((part) => part.startsWith('.')));
    input.value = '';
    if (chosen.length > 0) onFiles(chosen);
  };
  return (
    <>
      <MenuButton
        label="Ways to import"
        placement="bottom end"
        items={[
          { id: 'files', label: 'Files', icon: <Icon of={FileText} small />, onAction: own.files },
          { id: 'folder', label: 'A folder', icon: <Icon of={FolderOpen} small />, onAction: own.folder },
          {
            id: 'paste',
            label: 'Pasted text',
            icon: <Icon of={ClipboardPaste} small />,
            onAction: own.paste,
          },
        ]}
      >
        <Button variant="primary" icon={<Icon of={Plus} small />} isDisabled={isDisabled}>
          Import
          <Icon of={ChevronDown} small />
        </Button>
      </MenuButton>
      <input
        ref={files}
        type="file"
        hidden
        multiple
        tabIndex={-1}
        aria-label="Transcript files"
        accept={TRANSCRIPT_ENDINGS}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={(element) => {
          folder.current = element;
          if (element) element.webkitdirectory = true;
        }}
        type="file"
        hidden
        tabIndex={-1}
        aria-label="Folder of transcripts"
        onChange={(event) => take(event.currentTarget)}
      />
    </>
  );
}

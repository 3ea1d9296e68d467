import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { FileDown } from 'lucide-react';
import { Icon } from './icons.tsx';
import { Button, type ButtonVariant } from './button.tsx';
import './file-drop.css';

export interface DroppedFile {
  file: File;
  /** Path inside what was dropped, with `/`: `interviews/P3.docx`; the name alone for a single file. */
  path: string;
}

/** Reads every entry of a folder; a reader gives at most a hundred at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function filesUnder(entry: FileSystemEntry, into: DroppedFile[]): Promise<void> {
  if (entry.name.startsWith('.')) return; // what an operating system leaves in folders
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    into.push({ file, path: entry.fullPath.replace(/^\//, '') });
    return;
  }
  for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) await filesUnder(child, into);
}

/** The files of a drop or a paste, folders walked, in the order of their paths. */
export async function filesOf(transfer: DataTransfer): Promise<DroppedFile[]> {
  const entries: FileSystemEntry[] = [];
  const loose: DroppedFile[] = [];
  // everything must be taken from the items before the first pause, because they are emptied after the event
  for (const item of Array.from(transfer.items)) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry?.();
    const file = entry ? null : item.getAsFile();
    if (entry) entries.push(entry);
    else if (file) loose.push({ file, path: file.name });
  }
  for (const entry of entries) await filesUnder(entry, loose);
  return loose.toSorted((a, b) => a.path.localeCompare(b.path, undefined, { numeric: true }));
}

const carriesFiles = (event: DragEvent) => Array.from(event.dataTransfer?.types ?? []).includes('Files');

interface FileDropZoneProps {
  /** What letting go will do: `Let go to import these transcripts`. */
  words: string;
  onFiles(files: DroppedFile[]): void;
  isDisabled?: boolean;
}

/** Takes files and folders dropped anywhere on the window; shows what letting go will do. Draws nothing at rest. */
export function FileDropZone({ words, onFiles, isDisabled }: FileDropZoneProps) {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    if (isDisabled) return;
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth++;
      setOver(true);
    };
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const leave = (event: DragEvent) => {
      if (carriesFiles(event) && --depth <= 0) setOver(false);
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!carriesFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      void filesOf(event.dataTransfer).then((files) => {
        if (files.length > 0) take(files);
      });
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [isDisabled]);
  if (!isOver) return null;
  return (
    <div className="tw-drop" role="status">
      <p>
        <Icon of={FileDown} />
        {words}
      </p>
    </div>
  );
}

interface FileButtonProps {
  /** File name endings: `.docx,.txt`. */
  accept?: string;
  isMultiple?: boolean;
  /** Chooses a folder and everything in it. */
  isFolder?: boolean;
  onFiles(files: DroppedFile[]): void;
  variant?: ButtonVariant;
  icon?: ReactNode;
  children: ReactNode;
}

/** A button that opens the system's file chooser. */
export function FileButton({
  accept,
  isMultiple,
  isFolder,
  onFiles,
  variant,
  icon,
  children,
}: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant={variant} icon={icon} onPress={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={(element) => {
          input.current = element;
          if (element) element.webkitdirectory = isFolder ?? false;
        }}
        type="file"
        hidden
        tabIndex={-1}
        accept={accept}
        multiple={isMultiple || isFolder}
        onChange={(event) => {
          const files = Array.from(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
          onFiles(files.map((file) => ({ file, path: file.webkitRelativePath || file.name })));
        }}
      />
    </>
  );
}

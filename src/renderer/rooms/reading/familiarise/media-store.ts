// The recording chosen for this session. The file is read where it lies: nothing of it is copied, sent or exported.
import { askForFile } from '../../../ui/ask-for-file.ts';
import { create } from 'zustand';

export interface Recording {
  readonly name: string;
  /** An object URL of this window, or the program's own address of a linked file. */
  readonly url: string;
  readonly isVideo: boolean;
  /** Chosen in this window, for as long as it is open. */
  readonly isChosenHere: boolean;
}

interface MediaState {
  recordings: Readonly<Record<string, Recording>>;
  /** The element that plays, while there is one. */
  player: HTMLMediaElement | null;
  choose(documentId: string, file: File): void;
  /** Opens a linked file the program gives an address for. */
  open(documentId: string, linked: { name: string; url: string; isVideo: boolean }): void;
  forget(documentId: string): void;
  put(player: HTMLMediaElement | null): void;
}

let opened = 0;

export const useMedia = create<MediaState>()((set, get) => {
  const without = (documentId: string) => {
    const { [documentId]: gone, ...rest } = get().recordings;
    if (gone?.isChosenHere) URL.revokeObjectURL(gone.url);
    return rest;
  };
  return {
    recordings: {},
    player: null,
    choose(documentId, file) {
      const recording = {
        name: file.name,
        url: URL.createObjectURL(file),
        isVideo: file.type.startsWith('video/'),
        isChosenHere: true,
      };
      set({ recordings: { ...without(documentId), [documentId]: recording } });
    },
    open(documentId, { url, ...linked }) {
      // another file behind the same address is loaded afresh
      const recording = { ...linked, url: `${url}?n=${(opened += 1)}`, isChosenHere: false };
      set({ recordings: { ...without(documentId), [documentId]: recording } });
    },
    forget: (documentId) => set({ recordings: without(documentId) }),
    put: (player) => set({ player }),
  };
});

/** Asks the person for an audio or video file; null when they leave. */
export const askForRecording = (): Promise<File | null> => askForFile('audio/*,video/*');

/** Where the file lies, when this window can know it (the desktop); otherwise its name. */
export const placeOf = (file: File): string => window.threadwork?.pathForFile(file) || file.name;

import { create } from 'zustand';

type DialogName =
  | 'palette'
  | 'shortcuts'
  | 'new-study'
  | 'open-study'
  | 'save-copy'
  | 'move-study'
  | 'rename-study'
  | 'backups'
  | 'person'
  | null;

/** Which of the shell's own dialogs is open. */
export const useDialogs = create<{ open: DialogName; show(name: DialogName): void }>()((set) => ({
  open: null,
  show: (open) => set({ open }),
}));

export const showDialog = (name: DialogName): void => useDialogs.getState().show(name);

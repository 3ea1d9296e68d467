import { useSyncExternalStore } from 'react';

let isPrinting = false;

function follow(listener: () => void): () => void {
  const begin = () => {
    isPrinting = true;
    listener();
  };
  const end = () => {
    isPrinting = false;
    listener();
  };
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}

/** Whether the page is being put on paper: what is drawn only where one looks is then drawn whole. */
export function usePrinting(): boolean {
  return useSyncExternalStore(follow, () => isPrinting);
}

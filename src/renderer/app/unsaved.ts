// Words that are not saved yet, over all fields of the window: they go out before the page does.
import type { Failure } from '../../shared/contract/errors.ts';
import { AGAIN, later } from './rest.ts';

/** A field, an editor or anything else that holds words the study has not. */
interface Unsaved {
  /** Saves at once; true when all of it is in the study. The request leaves before this returns. */
  flush(): Promise<boolean>;
  /** The last try did not work. */
  isFailing(): boolean;
  /** Lets go of what is not saved. */
  discard(): void;
}

/** Whether what was refused may work by itself in a while: a disk has room again, a drive is back. */
export const mayPass = ({ code }: Failure): boolean =>
  code === 'disk-full' ||
  code === 'gone' ||
  code === 'read-only' ||
  code === 'busy' ||
  code === 'unauthorised';

/** Why words one writes are not in the study, and what becomes of them. */
export const whyUnsaved = (failure: Failure): string =>
  mayPass(failure)
    ? `${failure.code === 'disk-full' ? 'The disk is full.' : failure.message} What you wrote is in this window only, and goes into the study as soon as that works.`
    : failure.message;

const open = new Set<Unsaved>();

const flushAll = () => {
  for (const one of open) void one.flush();
};
function onLeave(event: BeforeUnloadEvent) {
  flushAll();
  // a tab asks whether to stay, and so does the desktop's window
  if ([...open].some((one) => one.isFailing())) event.preventDefault();
}
const onHide = () => {
  if (document.visibilityState === 'hidden') flushAll();
};

function forget(one: Unsaved) {
  if (!open.delete(one) || open.size > 0) return;
  window.removeEventListener('beforeunload', onLeave);
  window.removeEventListener('pagehide', flushAll);
  document.removeEventListener('visibilitychange', onHide);
}

/** Saves what is left in a field that is not there any more, as often as it takes. */
async function seeOff(one: Unsaved): Promise<void> {
  if (await one.flush()) return forget(one);
  later(AGAIN, () => void (open.has(one) && seeOff(one)));
}

/** Keeps an eye on unsaved words until the answer is called, which saves them a last time: until that has worked, the eye stays. */
export function keepUntilSaved(one: Unsaved): () => void {
  if (open.size === 0) {
    window.addEventListener('beforeunload', onLeave);
    window.addEventListener('pagehide', flushAll);
    document.addEventListener('visibilitychange', onHide);
  }
  open.add(one);
  return () => void seeOff(one);
}

/** Saves what is written anywhere in the window; true when all of it is in the study. */
export async function saveUnsaved(): Promise<boolean> {
  const all = await Promise.all([...open].map((one) => one.flush()));
  return all.every(Boolean);
}

/** Lets go of what could not be saved: the person wants to go on without it. */
export function dropUnsaved(): void {
  for (const one of open) if (one.isFailing()) one.discard();
}

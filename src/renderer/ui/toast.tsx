import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useEffect, useRef } from 'react';
import { X } from 'lucide-react';
import { Button, IconButton } from './button.tsx';
import { focusNearest } from './focus-back.ts';
import { Icon } from './icons.tsx';
import { placeFor, type Area, type ToastPlace } from './toast-place.ts';
import './toast.css';

interface ToastMessage {
  /** What happened, one sentence. */
  text: string;
  /** One thing to do about it, usually Undo. */
  action?: { label: string; run(): void | Promise<void> };
  /** Amber edge for what needs a look. */
  tone?: 'plain' | 'attention';
  /** How long it stays, in milliseconds; 6 s, 12 s with an action, for ever with attention. */
  stayFor?: number;
}

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });

/**
 * Shows a notice at the foot of the window and says it to screen readers. It does not vanish while it is hovered or
 * focused (F6 goes there). Returns a function that takes it away.
 */
export function toast(message: ToastMessage): () => void {
  const stayFor =
    message.stayFor ?? (message.tone === 'attention' ? undefined : message.action ? 12_000 : 6_000);
  // The newest notice takes the place of the one before, so that they never pile up over the words and an offer to
  // undo is never an old one. What asks for a look stays until it was seen.
  const isPassing = (one: ToastMessage) => one.tone !== 'attention';
  for (const shown of queue.visibleToasts) {
    const isOld = isPassing(shown.content) && isPassing(message);
    if (isOld || shown.content.text === message.text) queue.close(shown.key);
  }
  const key = queue.add(message, { timeout: stayFor });
  return () => queue.close(key);
}

/** Takes every notice away. */
export function clearToasts(): void {
  queue.clear();
}

const CONTROLS =
  'button, input, select, textarea, a[href], [role="switch"], [role="radio"], [role="checkbox"], [role="tab"], [role="slider"]';

/** Where the pointer is, in pixels of the window. */
let pointer: { x: number; y: number } | null = null;
/** Pixels around it. A notice that came under it at rest would be taken for one that is read, and stay. */
const AROUND_POINTER = 12;
const pointerAreas = (): Area[] => {
  if (pointer === null) return [];
  const { x, y } = pointer;
  const around = AROUND_POINTER;
  const area = { left: x - around, top: y - around, right: x + around, bottom: y + around };
  // it counts as much as a row of buttons
  return [area, area, area, area];
};
/** A text that is read counts as much, all but its edges, which are margin: notices stand beside it while they can. */
const READ = '[role="textbox"][aria-readonly="true"]';
const TEXT_EDGE = 48;
const readAreas = (reach: ParentNode): Area[] =>
  Array.from(reach.querySelectorAll(READ)).flatMap((text) => {
    const { left, top, right, bottom } = text.getBoundingClientRect();
    const area = { left: left + TEXT_EDGE, top, right: right - TEXT_EDGE, bottom };
    return [area, area, area, area];
  });

/** What can be pressed where notices may stand, and where the pointer is: under a dialog's scrim nothing can be pressed. */
function controlsAround(notices: HTMLElement): Area[] {
  const reach = [...document.querySelectorAll('.tw-overlay')].at(-1) ?? document;
  const pressable = Array.from(reach.querySelectorAll<HTMLElement>(CONTROLS)).flatMap((control) => {
    if (notices.contains(control)) return [];
    // a box to tick is pressed by its words, too
    const area = (control.closest('label') ?? control).getBoundingClientRect();
    return area.width > 0 && area.height > 0 ? [area] : [];
  });
  return [...pressable, ...readAreas(reach), ...pointerAreas()];
}

const noticesNow = () => document.querySelector<HTMLElement>('.tw-toasts');

/**
 * Puts the notices where they cover least: each time one comes, and when what is under them may be something else. They stay
 * while the focus is in them.
 */
export function placeNotices(isNew = false): void {
  if (queue.visibleToasts.length === 0) return;
  requestAnimationFrame(() => {
    const notices = noticesNow();
    if (!notices || (!isNew && notices.matches(':focus-within'))) return;
    const { width, height } = notices.getBoundingClientRect();
    const view = { width: window.innerWidth, height: window.innerHeight };
    const now = isNew ? undefined : (notices.dataset['place'] as ToastPlace | undefined);
    const foot = getComputedStyle(notices).getPropertyValue('--foot') === 'right' ? 'right' : 'middle';
    notices.dataset['place'] = placeFor({ width, height }, view, controlsAround(notices), now, foot);
  });
}

/** Milliseconds after the last change until they are placed again: what comes has come. */
const SETTLED = 250;

function usePlace(): void {
  useEffect(() => {
    const changed = new MutationObserver((changes) => {
      const notices = noticesNow();
      if (changes.some(({ target }) => !notices?.contains(target))) later();
    });
    const stop = queue.subscribe(() => {
      const areThere = queue.visibleToasts.length > 0;
      // what lies where notices stand moves out of their way (and no style has to look for them after each change of the page)
      document.documentElement.toggleAttribute('data-notices', areThere);
      if (areThere) changed.observe(document.body, { childList: true, subtree: true });
      else changed.disconnect();
      placeNotices(true);
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    // one who was at them before something changed under them keeps them; one who comes then may be after what they cover
    let isHeld = false;
    const later = () => {
      if (queue.visibleToasts.length === 0) return;
      if (timer === undefined) isHeld = noticesNow()?.matches(':hover') ?? false;
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        if (!isHeld) placeNotices();
      }, SETTLED);
    };
    const follow = ({ clientX, clientY }: PointerEvent) => void (pointer = { x: clientX, y: clientY });
    const options = { capture: true, passive: true };
    window.addEventListener('pointermove', follow, options);
    for (const kind of ['click', 'keyup', 'scroll']) window.addEventListener(kind, later, options);
    // another room: from where they stood in the one before to the foot, until what it shows is there
    const arrive = () => {
      const notices = noticesNow();
      if (notices && !notices.matches(':focus-within')) notices.dataset['place'] = 'foot';
      later();
    };
    window.addEventListener('hashchange', arrive);
    return () => {
      stop();
      changed.disconnect();
      clearTimeout(timer);
      window.removeEventListener('pointermove', follow, options);
      for (const kind of ['click', 'keyup', 'scroll']) window.removeEventListener(kind, later, options);
      window.removeEventListener('hashchange', arrive);
    };
  }, []);
}

/**
 * Gives the focus back from a notice that is about to go. The region remembers the focus of a notice that went with
 * it, and would later take the focus into the next notice while one is typing elsewhere.
 */
function useLeave(): () => void {
  const before = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const isNotice = (at: EventTarget | null) => at instanceof Element && at.closest('.tw-toasts') !== null;
    const hear = (event: FocusEvent) => {
      if (!isNotice(event.target) || isNotice(event.relatedTarget)) return;
      before.current = event.relatedTarget instanceof HTMLElement ? event.relatedTarget : null;
    };
    document.addEventListener('focusin', hear);
    return () => document.removeEventListener('focusin', hear);
  }, []);
  return () => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at.closest('.tw-toasts') === null) return;
    at.blur();
    if (before.current?.isConnected) before.current.focus({ preventScroll: true });
    // what one came from may be gone, or one pressed it with the focus nowhere
    focusNearest();
  };
}

/** Where notices appear. The shell has one. */
export function ToastHost() {
  usePlace();
  const leave = useLeave();
  return (
    <ToastRegion queue={queue} className="tw-toasts" aria-label="Notices">
      {({ toast: shown }) => (
        <AriaToast toast={shown} className="tw-toast" data-tone={shown.content.tone ?? 'plain'}>
          <ToastContent className="tw-toast-words">
            <Text slot="title">{shown.content.text}</Text>
          </ToastContent>
          {shown.content.action ? (
            <Button
              variant="quiet"
              className="tw-toast-action"
              onPress={() => {
                leave();
                queue.close(shown.key);
                void shown.content.action?.run();
              }}
            >
              {shown.content.action.label}
            </Button>
          ) : null}
          <IconButton
            label="Dismiss"
            tooltipPlacement="top"
            onPress={() => {
              leave();
              queue.close(shown.key);
            }}
          >
            <Icon of={X} small />
          </IconButton>
        </AriaToast>
      )}
    </ToastRegion>
  );
}

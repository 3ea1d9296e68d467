// Puts the settings on the document: attributes and custom properties that tokens.css reads.
import { useSettings, type Settings } from './settings.ts';

const READING_WIDTH = { narrow: 0.85, normal: 1, wide: 1.15 } as const;
/**
 * Ems within which 99 of 100 full lines (68 characters at most) fit, measured on the 2,463 of the sample study. The
 * same numbers are in tokens.css.
 */
const FACE_WIDTH = { serif: 32.1, sans: 33, legible: 31.1 } as const;
/** A transcript whose lines are wider still gets a wider column, up to so many times as wide. */
const MOST_WIDER = 1.2;

const media = (query: string) => (typeof matchMedia === 'function' ? matchMedia(query) : null);
const asksDark = media('(prefers-color-scheme: dark)');
const asksContrast = media('(prefers-contrast: more)');
/** The system's own few colours: codes keep theirs, and need their patterns and the strong ones. */
const forces = media('(forced-colors: active)');

/** While the page is put on paper, which is light whatever the window is. */
let isOnPaper = false;

/** Sets the look of a document from the settings and what the system asks for. */
export function applyTheme(settings: Settings, root: HTMLElement = document.documentElement): void {
  const { theme, contrast, motion, reading } = settings;
  const isDark = !isOnPaper && (theme === 'dark' || (theme === 'system' && (asksDark?.matches ?? false)));
  const isMore =
    contrast === 'more' || (contrast === 'system' && (asksContrast?.matches || forces?.matches || false));
  // one switch away, everywhere: the transcript too, unless another face was chosen for it
  const typeface = settings.easierReading && reading.typeface === 'serif' ? 'legible' : reading.typeface;
  const attributes: Record<string, string | null> = {
    theme: isDark ? 'dark' : 'light',
    contrast: isMore ? 'more' : null,
    motion: motion === 'reduced' ? 'reduced' : null,
    easier: settings.easierReading ? 'true' : null,
    codeLines: settings.codeLines || forces?.matches ? 'true' : null,
    typeface: typeface === 'serif' ? null : typeface,
    tint: reading.tint === 'none' || isMore ? null : reading.tint,
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) delete root.dataset[name];
    else root.dataset[name] = value;
  }
  root.style.setProperty('--scale', String(settings.scale));
  root.style.setProperty('--read-size', `${reading.size}px`);
  root.style.setProperty('--read-leading', String(reading.leading));
  const column = FACE_WIDTH[typeface] * READING_WIDTH[reading.width] * reading.size;
  root.style.setProperty('--read-column', `${Math.round(column)}px`);
  root.style.setProperty('--read-ems', String(FACE_WIDTH[typeface] * READING_WIDTH[reading.width]));
  root.style.setProperty('--read-most', String(reading.width === 'narrow' ? 1 : MOST_WIDER));
}

/**
 * Below this many design pixels the inspector lies over the room and lists fold; see `[data-narrow]` in style sheets. A smaller
 * interface gains no room there: what is read has a size of its own.
 */
const NARROW_BELOW = 1100;

/** Below this many there is no room for an inspector over the room at all: it starts folded, and bars wrap. */
const TIGHT_BELOW = 800;

/** In a window lower than this not all rooms are in view. */
const LOW_BELOW = 640;

/** Marks the document narrow, and low, by its size in design pixels, so that a larger interface folds earlier. */
export function applyWidth(scale: number, root: HTMLElement = document.documentElement): void {
  if (window.innerWidth < NARROW_BELOW * Math.max(1, scale)) root.dataset['narrow'] = 'true';
  else delete root.dataset['narrow'];
  if (isTight(scale)) root.dataset['tight'] = 'true';
  else delete root.dataset['tight'];
  if (window.innerHeight < LOW_BELOW * scale) root.dataset['low'] = 'true';
  else delete root.dataset['low'];
}

/** Whether the window is too small for two things beside each other. */
export function isTight(scale: number): boolean {
  return window.innerWidth < TIGHT_BELOW * scale;
}

/** Keeps the document as the settings say, also when the system changes its mind. Returns what stops it. */
export function followTheme(): () => void {
  const apply = () => {
    const { settings } = useSettings.getState();
    applyTheme(settings);
    applyWidth(settings.scale);
  };
  const put = (event: Event) => {
    isOnPaper = event.type === 'beforeprint';
    apply();
  };
  apply();
  const stop = useSettings.subscribe(apply);
  asksDark?.addEventListener('change', apply);
  asksContrast?.addEventListener('change', apply);
  forces?.addEventListener('change', apply);
  window.addEventListener('resize', apply);
  window.addEventListener('beforeprint', put);
  window.addEventListener('afterprint', put);
  return () => {
    stop();
    asksDark?.removeEventListener('change', apply);
    asksContrast?.removeEventListener('change', apply);
    forces?.removeEventListener('change', apply);
    window.removeEventListener('resize', apply);
    window.removeEventListener('beforeprint', put);
    window.removeEventListener('afterprint', put);
  };
}

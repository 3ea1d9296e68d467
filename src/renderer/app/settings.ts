// What the person set for this program on this computer. Kept by the host, never in a study.
import { create } from 'zustand';

export type Json = Record<string, unknown>;
/** Where settings are kept. */
interface SettingsPort {
  load(): Promise<Json>;
  save(value: Json): Promise<void>;
}

export interface ReadingSettings {
  /** Pixels, 14 to 36; apart from the interface scale. */
  size: number;
  /** Line height as a multiple of the size, 1.4 to 2.2. */
  leading: number;
  width: 'narrow' | 'normal' | 'wide';
  typeface: 'serif' | 'sans' | 'legible';
  tint: 'none' | 'cream' | 'grey' | 'blue';
  /** A selection made with the mouse grows to whole words. */
  wholeWords: boolean;
}
export interface Settings {
  theme: 'system' | 'light' | 'dark';
  contrast: 'system' | 'normal' | 'more';
  /** 0.9 to 1.5. */
  scale: number;
  motion: 'system' | 'reduced';
  /** Atkinson Hyperlegible Next in the whole interface. */
  easierReading: boolean;
  /** Draws code colours as their line patterns, not only in high contrast. */
  codeLines: boolean;
  reading: ReadingSettings;
  /** Whether single letters are shortcuts. */
  singleKeys: boolean;
  /** Changed shortcuts by action id; null is switched off. */
  shortcuts: Record<string, string | null>;
  /** Widths of panels in design pixels, by key. */
  panels: Record<string, number>;
  /** Whether the inspector is open, by room. */
  inspector: Record<string, boolean>;
  /** Notices that were let be, by a sign of the text; never its words. */
  keptNotices: string[];
  /** Whether names typed on a map hold everywhere or on that map only, by map; absent: asked. */
  mapNaming: Record<string, MapNaming>;
  /** How the themes are arranged, by the study's path; absent: by level. */
  themesBy: Record<string, 'question'>;
}
export type MapNaming = 'everywhere' | 'here';

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  contrast: 'system',
  scale: 1,
  motion: 'system',
  easierReading: false,
  codeLines: false,
  reading: { size: 18, leading: 1.6667, width: 'normal', typeface: 'serif', tint: 'none', wholeWords: true },
  singleKeys: true,
  shortcuts: {},
  panels: {},
  inspector: {},
  keptNotices: [],
  mapNaming: {},
  themesBy: {},
};

const oneOf = <T extends string>(value: unknown, options: readonly T[], otherwise: T): T =>
  options.find((option) => option === value) ?? otherwise;
const within = (value: unknown, min: number, max: number, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : otherwise;
const flag = (value: unknown, otherwise: boolean): boolean =>
  typeof value === 'boolean' ? value : otherwise;
function record<T>(value: unknown, isRight: (entry: unknown) => entry is T): Record<string, T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((pair): pair is [string, T] => isRight(pair[1])));
}

const words = (value: unknown, most: number): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string').slice(0, most) : [];

/** Settings from whatever was kept: what is missing or out of range is as at first. */
export function readSettings(kept: Json): Settings {
  const base = DEFAULT_SETTINGS;
  const reading = record(kept['reading'], (_entry): _entry is unknown => true);
  return {
    theme: oneOf(kept['theme'], ['system', 'light', 'dark'], base.theme),
    contrast: oneOf(kept['contrast'], ['system', 'normal', 'more'], base.contrast),
    scale: within(kept['scale'], 0.9, 1.5, base.scale),
    motion: oneOf(kept['motion'], ['system', 'reduced'], base.motion),
    easierReading: flag(kept['easierReading'], base.easierReading),
    codeLines: flag(kept['codeLines'], base.codeLines),
    reading: {
      size: within(reading['size'], 14, 36, base.reading.size),
      leading: within(reading['leading'], 1.4, 2.2, base.reading.leading),
      width: oneOf(reading['width'], ['narrow', 'normal', 'wide'], base.reading.width),
      typeface: oneOf(reading['typeface'], ['serif', 'sans', 'legible'], base.reading.typeface),
      tint: oneOf(reading['tint'], ['none', 'cream', 'grey', 'blue'], base.reading.tint),
      wholeWords: flag(reading['wholeWords'], base.reading.wholeWords),
    },
    singleKeys: flag(kept['singleKeys'], base.singleKeys),
    shortcuts: record(kept['shortcuts'], (v): v is string | null => v === null || typeof v === 'string'),
    panels: record(kept['panels'], (v): v is number => typeof v === 'number' && v > 0),
    inspector: record(kept['inspector'], (v): v is boolean => typeof v === 'boolean'),
    keptNotices: words(kept['keptNotices'], 500),
    mapNaming: record(kept['mapNaming'], (v): v is MapNaming => v === 'everywhere' || v === 'here'),
    themesBy: record(kept['themesBy'], (v): v is 'question' => v === 'question'),
  };
}

interface SettingsStore {
  settings: Settings;
  /** Reads what was kept; from then on every change is saved there, and only what changed. */
  connect(port: SettingsPort): Promise<void>;
  change(patch: Partial<Settings>): void;
  changeReading(patch: Partial<ReadingSettings>): void;
  setShortcut(actionId: string, shortcut: string | null | undefined): void;
}

let port: SettingsPort | null = null;
let saving: Promise<void> | null = null;
/** What changed and was not saved yet, by name: another window may have set the rest otherwise. */
let unsaved: Json = {};

/** Saves one after the other, the newest last; what fails to save stays for this window, and goes with the next. */
async function saveNow(): Promise<void> {
  for (let isWell = true; isWell && port && Object.keys(unsaved).length > 0;) {
    const now = unsaved;
    unsaved = {};
    isWell = await port.save(now).then(
      () => true,
      () => false,
    );
    if (!isWell) unsaved = { ...now, ...unsaved };
  }
  saving = null;
}

export const useSettings = create<SettingsStore>()((set, get) => ({
  settings: DEFAULT_SETTINGS,
  async connect(next) {
    port = next;
    const kept = await next.load().catch((): Json => ({}));
    set({ settings: readSettings(kept) });
  },
  change(patch) {
    set({ settings: { ...get().settings, ...patch } });
    Object.assign(unsaved, patch);
    saving ??= saveNow();
  },
  changeReading(patch) {
    get().change({ reading: { ...get().settings.reading, ...patch } });
  },
  setShortcut(actionId, shortcut) {
    const shortcuts = { ...get().settings.shortcuts };
    if (shortcut === undefined) delete shortcuts[actionId];
    else shortcuts[actionId] = shortcut;
    get().change({ shortcuts });
  },
}));

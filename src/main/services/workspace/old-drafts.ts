import type { SettingsStore } from '../settings.ts';
import type { Session } from './session.ts';

/** A draft as it was named among the settings: of which study and by whom, and what it is called in the study. */
interface OldDraft {
  readonly name: string;
  readonly words: string;
  readonly key: string;
  /** Null: it was not said. */
  readonly person: string | null;
}
const DRAFT = 'draft:';
const CORRECTION = 'correction:';

function oldDraft(name: string, words: unknown, path: string, documents: ReadonlySet<string>): OldDraft[] {
  if (!name.startsWith(DRAFT) || typeof words !== 'string') return [];
  const called = name.slice(DRAFT.length);
  if (called.startsWith(CORRECTION))
    return documents.has(called.slice(CORRECTION.length)) ? [{ name, words, key: called, person: null }] : [];
  const place = `:${path} `;
  const at = called.indexOf(place);
  if (at < 0) return [];
  const [key, rest] = [called.slice(0, at), called.slice(at + place.length)];
  if (key !== 'verdict') return [{ name, words, key, person: rest }];
  const space = rest.lastIndexOf(' ');
  return [{ name, words, key: `verdict:${rest.slice(space + 1)}`, person: rest.slice(0, space) }];
}

/** The text a correction was begun on. */
function textOf(words: string): string | undefined {
  try {
    const { textHash } = JSON.parse(words) as { textHash?: unknown };
    return typeof textHash === 'string' ? textHash : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Puts the drafts of a study that lie among the settings, where they used to be kept, into the study, and takes each from the
 * settings when it is there. What was looked for lay there too, of all studies together; it is forgotten.
 */
export async function takeOverDrafts(session: Session, settings: SettingsStore): Promise<void> {
  const kept = settings.get().interface;
  const names = Object.keys(kept).filter((name) => name.startsWith(DRAFT));
  const gone = new Set('searches' in kept ? ['searches'] : []);
  if (names.length > 0 && !session.readOnly) {
    const { core, path } = session;
    const [info, people, list] = await Promise.all([
      core.call('study.info', {}),
      core.call('person.list', {}),
      core.call('document.list', {}),
    ]);
    if (!info.ok || !people.ok || !list.ok) return;
    const documents = new Set(list.value.map((one) => one.id));
    for (const { name, words, key, person } of names.flatMap((n) => oldDraft(n, kept[n], path, documents))) {
      const ofText = key.startsWith(CORRECTION) ? textOf(words) : undefined;
      const personId = people.value.find((one) => one.name === person)?.id ?? null;
      const draft = { studyId: info.value.studyId, personId, key, words };
      const put = await core.call('draft.keep', ofText === undefined ? draft : { ...draft, ofText });
      if (put.ok) gone.add(name);
    }
  }
  if (gone.size === 0) return;
  const left = Object.entries(settings.get().interface).filter(([name]) => !gone.has(name));
  settings.set({ interface: Object.fromEntries(left) });
}

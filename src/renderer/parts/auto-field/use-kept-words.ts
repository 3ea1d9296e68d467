// Words of a field that become part of the study while one writes, and nobody's words lost when two write at once.
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { ok, type Failure, type Result } from '../../../shared/contract/errors.ts';
import { toast } from '../../ui/toast.tsx';
import { createMemoSaver, type MemoSaver } from '../memo-editor/memo-saver.ts';
import { later } from '../../app/rest.ts';
import { valueOrTell } from '../../app/tell.ts';
import { keepUntilSaved, mayPass, whyUnsaved } from '../../app/unsaved.ts';

interface KeptWordsInput {
  label: string;
  /** As stored. */
  value: string;
  /** Keeps the words; those of one stretch of writing share a session, and are taken back together. */
  onSave(value: string, session: string): Promise<Result<unknown>>;
  /** A name: kept on leaving only, and not while it is empty. */
  isOneLine: boolean;
}
interface KeptWords {
  words: string;
  /** Why the words are not in the study yet; undefined while all is well. */
  trouble: string | undefined;
  write(words: string): void;
  enter(): void;
  leave(): void;
}

/** What happened to the stored words while one was in the field. */
interface Watch {
  isIn: boolean;
  /** The stored words as they were looked at last. */
  seen: string;
  /** What was given to be kept and was not heard of again. */
  awaited: string[];
  /** Words that came from elsewhere while one wrote. */
  foreign: string | null;
  /** What was kept last since one came into the field. */
  mine: string | null;
  /** The field is not there any more: what goes wrong is said where one is. */
  isGone: boolean;
  /** That was said: takes the notice away. */
  untell: (() => void) | null;
  saver: MemoSaver | null;
}

const asStored = (words: string, isOneLine: boolean) =>
  isOneLine ? words.replace(/\s+/gu, ' ').trim() : words.trim();
const short = (words: string) => (words.length > 160 ? `${words.slice(0, 159)}…` : words);

/**
 * Keeps what is written when the writing pauses, on leaving, and when the window goes. Words that came from another window
 * meanwhile do not vanish without a word: they are named, with a way to have them instead.
 */
export function useKeptWords(input: KeptWordsInput): KeptWords {
  const { value, isOneLine } = input;
  const [words, setWords] = useState(value);
  const [trouble, setTrouble] = useState<string>();
  const latest = useRef({ ...input, words });
  const watch = useRef<Watch>({
    isIn: false,
    seen: value,
    awaited: [],
    foreign: null,
    mine: null,
    isGone: false,
    untell: null,
    saver: null,
  });
  useLayoutEffect(() => {
    latest.current = { ...input, words };
  });

  async function keep(text: string, session: string): Promise<Result<null>> {
    const { label, onSave } = latest.current;
    const { foreign, awaited } = watch.current;
    if (foreign === text) watch.current.foreign = null;
    awaited.push(text);
    const result = await onSave(text, session);
    if (!result.ok) {
      watch.current.awaited = watch.current.awaited.filter((one) => one !== text);
      if (watch.current.isGone) tellFromAfar(watch.current, label, text, result.failure);
      return result;
    }
    watch.current.mine = text;
    watch.current.untell?.();
    watch.current.untell = null;
    if (foreign !== null && foreign !== text) {
      watch.current.foreign = null;
      tellOfBoth(label, foreign, onSave);
    }
    return ok(null);
  }
  const make = useEffectEvent(() =>
    createMemoSaver({
      id: 'field',
      saved: { title: '', body: '', text: value },
      read() {
        const now = asStored(latest.current.words, isOneLine);
        return { title: '', body: '', text: isOneLine && now === '' ? latest.current.value : now };
      },
      // asked for when what the words belong to is gone
      create({ text }) {
        const { label } = latest.current;
        toast({
          tone: 'attention',
          text: `${label} belongs to something that was deleted. You wrote: “${short(text)}”.`,
        });
        return Promise.resolve(ok({ id: 'field' }));
      },
      update: (_, { text = '' }, session) => keep(text, session),
      onState: (state) => setTrouble(state.is === 'failed' ? state.message : undefined),
      newSession: () => crypto.randomUUID(),
      after: isOneLine ? () => () => undefined : later,
    }),
  );

  const isClean = () => watch.current.saver?.isClean() ?? true;
  function show(stored: string) {
    setWords(stored);
    watch.current.saver?.accept({ title: '', body: '', text: stored });
  }
  function hear(stored: string) {
    const now = watch.current;
    if (stored === now.seen) return;
    now.seen = stored;
    const at = now.awaited.indexOf(stored);
    if (at >= 0) now.awaited = now.awaited.slice(at + 1);
    else if (now.isIn || !isClean()) now.foreign = stored;
    else show(stored);
  }
  const listen = useEffectEvent(hear);
  useEffect(() => listen(value), [value]);
  useEffect(() => {
    const now = watch.current;
    now.isGone = false;
    const own = make();
    now.saver = own;
    const saveLast = keepUntilSaved(own);
    return () => {
      now.isGone = true;
      saveLast();
    };
  }, []);

  return {
    words,
    trouble,
    write(next) {
      watch.current.isIn = true;
      latest.current.words = next;
      setWords(next);
      watch.current.saver?.touch();
    },
    enter() {
      watch.current.isIn = true;
      watch.current.mine = null;
    },
    leave() {
      const now = watch.current;
      now.isIn = false;
      watch.current.saver?.endSession();
      if (isOneLine && asStored(latest.current.words, true) === '') return show(now.seen);
      if (!isClean()) return void watch.current.saver?.flush();
      const { foreign, mine } = now;
      now.foreign = now.mine = null;
      if (foreign === null) return;
      show(foreign);
      if (mine !== null && mine !== foreign) tellOfOthers(latest.current, mine);
    },
  };
}

/** The field is left and its words are not in the study: said once, and tried again where that may help. */
function tellFromAfar(watch: Watch, label: string, text: string, failure: Failure): void {
  if (!mayPass(failure)) watch.saver?.discard();
  else if (watch.untell) return;
  const words = mayPass(failure) ? '' : ` What you wrote in ${label} is not in the study: “${short(text)}”.`;
  watch.untell = toast({
    tone: 'attention',
    text: whyUnsaved(failure) + words,
    action: { label: 'Copy my words', run: () => navigator.clipboard.writeText(text) },
  });
}

/** Somebody wrote over one's own words, which are a press away and in the history. */
function tellOfOthers({ label, onSave }: KeptWordsInput, mine: string): void {
  toast({
    tone: 'attention',
    text: `${label} was changed in another window after you wrote, and stands as it is there.`,
    action: {
      label: 'Put my words back',
      run: async () => void valueOrTell(await onSave(mine, crypto.randomUUID())),
    },
  });
}

/** Two wrote at once: one's own words stand, the others are a press away and in the history. */
function tellOfBoth(label: string, other: string, onSave: KeptWordsInput['onSave']): void {
  toast({
    tone: 'attention',
    text:
      other === ''
        ? `${label} was emptied in another window while you wrote. What you wrote stands.`
        : `${label} was changed in another window while you wrote, to “${short(other)}”. What you wrote stands now.`,
    action: {
      label: other === '' ? 'Empty it' : 'Take those words instead',
      run: async () => void valueOrTell(await onSave(other, crypto.randomUUID())),
    },
  });
}

// The sentences a method may say beside a text. One place for all of them: each can be dismissed, and stays so.
import { emergedIn, NOTICES, noticesIn, type Notice } from '../../../shared/domain/method/method.ts';
import { useSettings } from '../../app/settings.ts';
import { AlertStrip } from '../../ui/alert-strip.tsx';
import { useMethod } from './use-method.ts';

/** A short sign of a text: the same words have the same, and the words cannot be read from it (settings are no place for them). */
function signOf(text: string): string {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return (hash >>> 0).toString(36);
}

/**
 * What a notice is about, a sign for each: the name, or each sentence up to the words it is said of, so that writing on behind
 * them does not bring it back.
 */
const signsOf = (notice: Notice, text: string): string[] =>
  (notice === 'emerged'
    ? emergedIn(text).map(
        ({ start, end }) =>
          text.slice(start, end) +
          (text
            .slice(0, start)
            .split(/[.?!\n]/u)
            .at(-1) ?? ''),
      )
    : [text]
  ).map((about) => `${notice} ${signOf(about)}`);

/** Notices to show for a text that was not dismissed, and how to dismiss one. */
function useNotices(where: 'themeName' | 'prose', text: string) {
  const { method, isKnown } = useMethod();
  const kept = useSettings((store) => store.settings.keptNotices);
  const change = useSettings((store) => store.change);
  const isNew = (notice: Notice) => signsOf(notice, text).some((sign) => !kept.includes(sign));
  return {
    notices: isKnown && text !== '' ? noticesIn(method, where, text).filter(isNew) : [],
    dismiss: (notice: Notice) =>
      change({ keptNotices: [...new Set([...signsOf(notice, text), ...kept])].slice(0, 500) }),
  };
}

/** The notices of a text, each a sentence one can dismiss. Never in the way. */
export function MethodNotices({ where, text }: { where: 'themeName' | 'prose'; text: string }) {
  const { notices, dismiss } = useNotices(where, text);
  return (
    <>
      {notices.map((notice) => (
        <AlertStrip key={notice} onDismiss={() => dismiss(notice)}>
          {NOTICES[notice]}
        </AlertStrip>
      ))}
    </>
  );
}

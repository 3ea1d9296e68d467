// The sentences a method may say beside a text. One place for all of them: each can be dismissed, and stays so.
import { NOTICES, noticesIn, type Notice } from '../../../shared/domain/method/method.ts';
import { useSettings } from '../../app/settings.ts';
import { AlertStrip } from '../../ui/alert-strip.tsx';
import { useMethod } from './use-method.ts';

/** A short sign of a text: the same words have the same, and the words cannot be read from it (settings are no place for them). */
function signOf(text: string): string {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return (hash >>> 0).toString(36);
}

/** Notices to show for a text that was not dismissed, and how to dismiss one. */
export function useNotices(where: 'themeName' | 'prose', text: string) {
  const { method, isKnown } = useMethod();
  const kept = useSettings((store) => store.settings.keptNotices);
  const change = useSettings((store) => store.change);
  const sign = (notice: Notice) => `${notice} ${signOf(text)}`;
  return {
    notices:
      isKnown && text !== '' ? noticesIn(method, where, text).filter((one) => !kept.includes(sign(one))) : [],
    dismiss: (notice: Notice) => change({ keptNotices: [sign(notice), ...kept].slice(0, 500) }),
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

import { CodeBar } from '../../../ui/index.ts';
import type { ReaderCoding } from '../model/coding-model.ts';
import { codeToDrag } from './code-drag.ts';
import { useReading } from '../use-reading.ts';

/** One coding in a list: its code, its first words, where, and who when it is not one's own. */
export function CodingRow({ coding, isHere }: { coding: ReaderCoding; isHere: boolean }) {
  const reading = useReading();
  const words = reading.shown.text.slice(coding.start, Math.min(coding.end, coding.start + 90));
  const isMine = coding.coderId === reading.myId;
  return (
    <span
      className={isHere ? 'rd-coding-row is-here' : 'rd-coding-row'}
      {...(coding.codeId.startsWith('pending') ? {} : codeToDrag(coding.codeId))}
    >
      <CodeBar colour={reading.looks.get(coding.codeId)?.colour ?? 1} />
      <span className="rd-coding-name">{reading.nameOf(coding.codeId)}</span>
      <span className="tw-ref">{reading.reference(coding.start, coding.end)}</span>
      <span className="rd-coding-words tw-cut">{words}</span>
      {isMine ? null : <span className="rd-coding-who">{reading.personName(coding.coderId)}</span>}
      {isHere ? <span className="tw-vh">at the caret</span> : null}
    </span>
  );
}

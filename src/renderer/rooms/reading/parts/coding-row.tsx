import { memo } from 'react';
import { CodeBar } from '../../../ui/index.ts';
import type { ReaderCoding } from '../model/coding-model.ts';
import { isPassing } from '../model/coming.ts';
import { codeToDrag } from './code-drag.ts';
import { useReading } from '../use-reading.ts';

/** One coding in a list: its code, its first words, where, and who when it is not one's own. */
export function CodingRow({ coding, isHere }: { coding: ReaderCoding; isHere: boolean }) {
  const reading = useReading();
  return (
    <Row
      codeId={coding.codeId}
      colour={reading.looks.get(coding.codeId)?.colour ?? 1}
      name={reading.nameOf(coding.codeId)}
      reference={reading.reference(coding.start, coding.end)}
      words={reading.shown.text.slice(coding.start, Math.min(coding.end, coding.start + 90))}
      who={coding.coderId === reading.myId ? null : reading.personName(coding.coderId)}
      isHere={isHere}
    />
  );
}

interface RowProps {
  codeId: string;
  colour: number;
  name: string;
  reference: string;
  words: string;
  /** Null: oneself. */
  who: string | null;
  isHere: boolean;
}

const Row = memo(function Row({ codeId, colour, name, reference, words, who, isHere }: RowProps) {
  return (
    <span
      className={isHere ? 'rd-coding-row is-here' : 'rd-coding-row'}
      {...(isPassing(codeId) ? {} : codeToDrag(codeId))}
    >
      <CodeBar colour={colour} />
      <span className="rd-coding-name">{name}</span>
      <span className="tw-ref">{reference}</span>
      <span className="rd-coding-words tw-cut">{words}</span>
      {who === null ? null : <span className="rd-coding-who">{who}</span>}
      {isHere ? <span className="tw-vh">at the caret</span> : null}
    </span>
  );
});

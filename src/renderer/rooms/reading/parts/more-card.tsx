import { useMemo } from 'react';
import { List } from '../../../ui/index.ts';
import type { ReaderCoding } from '../model/coding-model.ts';
import { useReadingStore } from '../store.ts';
import { useReading } from '../use-reading.ts';
import { CodingRow } from './coding-row.tsx';

const keyOf = (coding: ReaderCoding) => coding.id;

/** Codings that have no lane in view, as a list. */
export function MoreCard({ ids }: { ids: readonly string[] }) {
  const reading = useReading();
  const codings = useMemo(() => {
    const wanted = new Set(ids);
    return reading.codings.filter((coding) => wanted.has(coding.id));
  }, [ids, reading.codings]);
  return (
    <List
      label="Codings here"
      items={codings}
      getKey={keyOf}
      getText={(coding) => reading.nameOf(coding.codeId)}
      rowHeight={54}
      renderItem={(coding) => <CodingRow coding={coding} isHere={false} />}
      onAction={(coding) => useReadingStore.getState().focus(coding.id)}
    />
  );
}

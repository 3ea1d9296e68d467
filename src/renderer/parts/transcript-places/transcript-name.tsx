import type { ReactNode } from 'react';
import { saysWho } from './transcript-places.ts';

/** Whose transcript it is and what it is called, over a list or a quote; the person once where the name says it already. */
export function TranscriptName({ publicId, name }: { publicId: string | null; name: string }): ReactNode {
  if (publicId === null || saysWho(publicId, name)) return name;
  return (
    <>
      <strong>{publicId}</strong> {name}
    </>
  );
}

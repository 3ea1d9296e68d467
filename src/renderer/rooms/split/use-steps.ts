// The decisions of a split as one makes them: shown at once, saved one after the other.
import { useRef, useState } from 'react';
import type { ExtractView } from '../../../shared/contract/codings.ts';
import type { SplitStep } from '../../../shared/contract/refine.ts';
import { valueOrTell } from '../../app/tell.ts';
import { useClient } from '../../data/use-query.ts';
import { announce } from '../../ui/announce.ts';

/** What is said of the next extract; a long one is read in full where it stands. */
const MOST_SAID = 300;

interface Decisions {
  /** The extract to decide on; null when there is none left, undefined while it is being read. */
  current: ExtractView | null | undefined;
  send(to: string | null): void;
  back(): void;
}

export function useDecisions(step: SplitStep | undefined): Decisions {
  const client = useClient();
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = step?.next.filter((extract) => !sent.has(extract.codingId)) ?? [];
  const isSaving = step !== undefined && step.next.some((extract) => sent.has(extract.codingId));
  const known = waiting[0];
  const current = known ?? (step === undefined || isSaving ? undefined : null);

  /** One after the other, so that Back always means the decision before it. */
  const queue = (work: () => Promise<void>) => void (last.current = last.current.then(work, work));
  function send(to: string | null) {
    if (!step || !current) return;
    const { codingId } = current;
    const name = step.targets.find((target) => target.codeId === to)?.name ?? step.codeName;
    const after = waiting[1];
    setSent((now) => new Set(now).add(codingId));
    announce(
      `${to === null ? 'Left with' : 'Sent to'} ${name}. ${after ? `${after.reference}. ${after.quote.slice(0, MOST_SAID)}` : ''}`,
    );
    queue(async () => {
      if (valueOrTell(await client.call('split.send', { id: step.id, codingId, to })) !== undefined) return;
      setSent((now) => new Set([...now].filter((id) => id !== codingId)));
    });
  }
  function back() {
    if (!step) return;
    queue(async () => {
      const done = valueOrTell(await client.call('split.back', { id: step.id }));
      if (!done) return;
      setSent((now) => new Set([...now].filter((id) => id !== done.codingId)));
      announce('Back at the extract before.');
    });
  }
  return { current, send, back };
}

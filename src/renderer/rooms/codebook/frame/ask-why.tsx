import { useEffect, useMemo, useRef, useState } from 'react';
import { useActions } from '../../../app/actions.ts';
import { useHost } from '../../../app/host-state.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { changeSentence } from '../../../../shared/domain/codebook/frame-words.ts';
import { useDraftWords } from '../../../parts/kept-draft/use-kept-draft.ts';
import { run } from '../../../parts/run/run.ts';
import { Button, Kbd, TextField } from '../../../ui/index.ts';

/** Whether the last change of the codes was made in this window; another window asks about its own. */
function useIsOwnChange(): boolean {
  const client = useClient();
  const [isOwn, setOwn] = useState(false);
  useEffect(() => {
    let me: string | null = null;
    const learn = () =>
      void client.host('host.window', {}).then((answer) => {
        if (answer.ok) me = answer.value;
      });
    learn();
    const stops = [
      client.onConnection((connection) => {
        if (connection.state === 'up') learn();
      }),
      client.onEvent((event) => {
        if (event.kind === 'change' && event.event.tables.some((table) => ABOUT_CODES.has(table)))
          setOwn(event.event.origin !== null && event.event.origin === me);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client]);
  return isOwn;
}

/** Whether one is in a text of a code, which keeps itself while one writes. */
function useIsWriting(): boolean {
  const [isWriting, setWriting] = useState(false);
  useEffect(() => {
    const look = () => setWriting(document.activeElement?.closest('.cb-tree .tw-auto') != null);
    // the focus has gone on when this is called
    const left = () => requestAnimationFrame(look);
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', left);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', left);
    };
  }, []);
  return isWriting;
}
const ABOUT_CODES: ReadonlySet<string> = new Set(['code', 'code_merge']);

/**
 * Asks once why a frozen frame was changed, after the change and without holding it up. Only changes the person made in
 * this window while this room is open; what was left without a reason can have one later, in the list of changes.
 */
export function AskWhy() {
  const client = useClient();
  const me = useHost((host) => host.state?.person?.id) ?? null;
  const frameId = useQuery('frame.state', {}).data?.latest?.id ?? null;
  const changes = useQuery('frame.changes', frameId === null ? null : { from: frameId }).data;
  const isOwn = useIsOwnChange();
  const known = useRef<number | null>(null);
  const [left, setLeft] = useState(-1);
  const newest = useMemo(() => Math.max(0, ...(changes ?? []).map((change) => change.seq ?? 0)), [changes]);
  // the dialog that asks for the reason later has the words that were left here
  const [why, setWhy, done] = useDraftWords(`words:step:${newest}`);
  const isWriting = useIsWriting();
  useEffect(() => {
    // what was there when the room opened is not asked about
    if (changes && known.current === null) {
      known.current = newest;
      setLeft(newest);
    }
  }, [changes, newest]);
  const open =
    left < 0 || !isOwn || newest <= left
      ? []
      : (changes ?? []).filter(
          (change) =>
            change.seq === newest &&
            change.personId === me &&
            change.why === '' &&
            change.kind !== 'recoloured' &&
            change.kind !== 'example',
        );
  // a merge also joins definitions: what was meant is said, not what came of it
  const merged = open.filter((change) => change.kind === 'merged');
  const told = merged.length > 0 ? merged : open;
  const [asked] = told;
  const strip = useRef<HTMLDivElement>(null);
  useActions([
    {
      id: 'codebook.sayWhy',
      label: 'Say why the frame was changed just now',
      group: 'Codebook',
      shortcut: 'W',
      keywords: 'reason',
      isEnabled: () => asked !== undefined,
      run: () => strip.current?.querySelector('input')?.focus(),
    },
  ]);
  // what is kept while one writes on does not push away what one writes in
  if (!asked || isWriting) return null;
  const leave = () => {
    const wasIn = strip.current?.contains(document.activeElement) ?? false;
    setLeft(newest);
    done();
    if (wasIn) document.querySelector<HTMLElement>('.cb-tree [role="row"][tabindex="0"]')?.focus();
  };
  const keep = async () => {
    if (why.trim() === '') return leave();
    if ((await run(client, 'frame.giveReason', { seq: newest, why })) !== undefined) leave();
  };
  return (
    <div
      ref={strip}
      className="fr-ask"
      role="group"
      aria-label="Why the frame was changed"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) void keep();
        else if (event.key === 'Escape') leave();
      }}
    >
      <span role="status">
        {changeSentence(asked)}
        {told.length > 1 ? `, and ${told.length - 1} more` : ''}. Why? <Kbd keys="W" />
      </span>
      <TextField
        label="Reason"
        isLabelHidden
        placeholder="A few words, or none"
        value={why}
        onChange={setWhy}
      />
      <Button onPress={() => void keep()}>Keep the reason</Button>
      <Button variant="quiet" onPress={leave}>
        No reason
      </Button>
    </div>
  );
}

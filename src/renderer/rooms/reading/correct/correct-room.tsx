import { useCallback, useMemo, useRef, useState } from 'react';
import { Redo2, Undo2 } from 'lucide-react';
import { runAction } from '../../../app/actions.ts';
import { offsetOfLine } from '../../../../shared/domain/text/index.ts';
import {
  AlertStrip,
  Button,
  confirm,
  Icon,
  IconButton,
  Kbd,
  RoomBar,
  announce,
  focusWhenThere,
  toast,
} from '../../../ui/index.ts';
import { undoOffer } from '../../../parts/run/run.ts';
import { titleOf } from '../parts/transcript-list.tsx';
import { useReadingStore } from '../store.ts';
import { useReading } from '../use-reading.ts';
import { carryOver, type Hunk } from './carry-over.ts';
import { isChanged, startDraft, stepsToSave, takeSteps, type Draft } from './draft.ts';
import type { Corrector } from './editor.ts';
import { EffectsPanel } from './effects-panel.tsx';
import { SpeakerDialog } from './speaker-dialog.tsx';
import { useCorrect } from './store.ts';
import { useEffects } from './use-effects.ts';
import { beginFrom, type Base } from './begin.ts';
import { CorrectPane } from './correct-pane.tsx';
import { useCorrectActions } from './use-correct-actions.ts';
import { useKeepDraft } from './use-keep-draft.ts';
import '../reader.css';
import './correct.css';

/** The transcript open for correction: the column, what it changes, save and leave. */
export function CorrectRoom() {
  const reading = useReading();
  const { document, summary, client } = reading;
  const [base, setBase] = useState<Base>(() => beginFrom(reading));
  const [draft, setDraft] = useState<Draft>(base.draft);
  const [newSpeakers, setNewSpeakers] = useState(base.newSpeakers);
  const [left, setLeft] = useState<readonly Hunk[]>([]);
  const [speakerOf, setSpeakerOf] = useState<number | null>(null);
  const [isSaving, setSaving] = useState(false);
  const corrector = useRef<Corrector | null>(null);
  const changed = useMemo(() => isChanged(base.saved, draft), [base.saved, draft]);
  const steps = useMemo(() => (changed ? stepsToSave(draft) : []), [changed, draft]);
  const effects = useEffects(client, summary.id, base.textHash, steps);
  const isOverrun = document.textHash !== base.textHash;
  const kept = useKeepDraft(summary.id, base.textHash, draft, newSpeakers, changed);

  const leaveMode = useCallback(() => {
    const { places, set } = useReadingStore.getState();
    const top = corrector.current?.topOffset();
    if (top !== undefined) set({ places: { ...places, [summary.id]: top } });
    useCorrect.getState().close();
    focusWhenThere('#rd-text');
  }, [summary.id]);

  async function leave() {
    if (changed) {
      const agreed = await confirm({
        title: 'Leave without saving?',
        consequences: ['What you corrected here is thrown away. The transcript stays as it was.'],
        confirmLabel: 'Leave without saving',
        cancelLabel: 'Go on correcting',
        tone: 'danger',
      });
      if (!agreed) return corrector.current?.focus();
    }
    kept.finish();
    leaveMode();
  }

  async function save() {
    if (isSaving) return;
    if (!changed) return announce('Nothing has been changed so far.');
    setSaving(true);
    const used = newSpeakers.filter((one) => draft.turns.some((turn) => turn.speaker === one.key));
    const result = await client.call('document.edit', {
      id: summary.id,
      textHash: base.textHash,
      steps,
      newSpeakers: used.map(({ key, label, role }) => ({ key, label, role })),
    });
    setSaving(false);
    if (!result.ok) {
      toast({ text: `${result.failure.message} Your correction is kept here.`, tone: 'attention' });
      return;
    }
    kept.finish();
    leaveMode();
    const { changed: touched, lost } = result.value;
    toast({ text: savedSentence(touched, lost), action: undoOffer(client) });
  }

  /** Makes the own changes again on the text as it is now. */
  function carry() {
    const fresh = startDraft(document.text, document.layout);
    const { carried, left: unmade } = carryOver(base.saved.text, draft.text, document.text);
    const refused: Hunk[] = [...unmade];
    const next = carried.reduce((now, hunk) => {
      try {
        return takeSteps(now, [{ kind: 'text', ...hunk }]);
      } catch {
        refused.push(hunk);
        return now;
      }
    }, fresh);
    setLeft(refused);
    setBase({ textHash: document.textHash, saved: fresh, draft: next, newSpeakers });
    setDraft(next);
  }

  useCorrectActions({
    save: () => void save(),
    leave: () => void leave(),
    corrector: () => corrector.current,
    chooseSpeaker: () => setSpeakerOf(corrector.current?.turn() ?? null),
  });

  const speakers = [
    ...document.speakers.filter((one) => one.label !== ''),
    ...newSpeakers.map((one) => ({ id: one.key, label: one.label, role: one.role })),
  ];
  return (
    <div className="rd-main rc-room">
      <RoomBar
        title={<span className="tw-cut">{titleOf(summary)}</span>}
        meta={changed ? 'Correcting, not saved yet' : 'Correcting'}
      >
        <IconButton
          label="Undo in this correction"
          shortcut="Mod+Z"
          isDisabled={draft.groups.length === 0}
          onPress={() => corrector.current?.undo()}
        >
          <Icon of={Undo2} small />
        </IconButton>
        <IconButton
          label="Redo in this correction"
          shortcut="Mod+Shift+Z"
          isDisabled={draft.undone.length === 0}
          onPress={() => corrector.current?.redo()}
        >
          <Icon of={Redo2} small />
        </IconButton>
        <Button onPress={() => runAction('correct.speaker')}>Who speaks</Button>
        <Button onPress={() => void leave()}>{changed ? 'Leave without saving' : 'Leave'}</Button>
        <Button variant="primary" isDisabled={!changed || isSaving || isOverrun} onPress={() => void save()}>
          Save
        </Button>
      </RoomBar>
      {isOverrun ? (
        <AlertStrip
          tone="attention"
          actions={
            <>
              <Button onPress={carry}>Carry my corrections over</Button>
              <Button onPress={() => void copyText(draft.text)}>Copy my text</Button>
            </>
          }
        >
          The transcript was changed elsewhere while you were correcting it. Your correction is kept here.
          Carry it over to the text as it is now, look at it, and save.
        </AlertStrip>
      ) : null}
      {left.length > 0 ? (
        <AlertStrip tone="attention" onDismiss={() => setLeft([])}>
          {left.length === 1 ? 'One correction meets' : `${left.length} corrections meet`} a place that was
          changed elsewhere. Make {left.length === 1 ? 'it' : 'them'} again by hand:{' '}
          {left
            .slice(0, 6)
            .map((hunk) => `“${hunk.insert.trim() || 'words taken out'}”`)
            .join(', ')}
        </AlertStrip>
      ) : null}
      <CorrectPane
        key={base.textHash}
        base={base}
        newSpeakers={newSpeakers}
        onDraft={setDraft}
        corrector={corrector}
        onSpeaker={setSpeakerOf}
      />
      <p className="rc-keys" aria-hidden="true">
        <span>
          <Kbd keys="Mod+Enter" /> split the turn
        </span>
        <span>
          <Kbd keys="Backspace" /> at its start joins it
        </span>
        <span>
          <Kbd keys="Alt+S" /> who speaks
        </span>
        <span>
          <Kbd keys="Mod+S" /> save
        </span>
      </p>
      <EffectsPanel
        state={effects}
        onGo={(line) => {
          const offset = offsetOfLine(document.layout, line);
          const at = offset === null ? null : whereNow(base.saved, draft, offset);
          if (at !== null) corrector.current?.goTo(at);
        }}
      />
      {speakerOf !== null ? (
        <SpeakerDialog
          speakers={speakers}
          current={draft.turns[speakerOf]?.speaker ?? null}
          onClose={() => {
            setSpeakerOf(null);
            requestAnimationFrame(() => corrector.current?.focus());
          }}
          onChoose={(speaker) => corrector.current?.setSpeaker(speakerOf, speaker)}
          onCreate={(label, role) => {
            const key = `new-${newSpeakers.length + 1}`;
            setNewSpeakers([...newSpeakers, { key, label, role }]);
            // the name must be known before the head is drawn
            requestAnimationFrame(() => corrector.current?.setSpeaker(speakerOf, key));
          }}
        />
      ) : null}
    </div>
  );
}

/** About where an offset of the saved text is in the draft: the same place in the turn made of its turn. */
function whereNow(saved: Draft, draft: Draft, offset: number): number {
  const turn = saved.turns.findIndex((one) => offset <= one.end);
  const now = draft.turns.find((one) => one.origins.includes(turn));
  const along = offset - (saved.turns[turn]?.start ?? 0);
  return now ? Math.min(now.end, now.start + along) : 0;
}

function savedSentence(changed: number, lost: number): string {
  const parts = ['Saved the correction.'];
  if (changed > 0)
    parts.push(
      changed === 1 ? 'One coding has other words now.' : `${changed} codings have other words now.`,
    );
  if (lost > 0)
    parts.push(
      lost === 1
        ? 'One coding lost its words; it is kept and marked so.'
        : `${lost} codings lost their words; they are kept and marked so.`,
    );
  return parts.join(' ');
}

async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast({ text: 'Copied your corrected text.' });
  } catch {
    toast({
      text: 'The clipboard cannot be reached from here. Select the words and copy them.',
      tone: 'attention',
    });
  }
}

import { useState } from 'react';
import { Button, Dialog, TextArea } from '../../../ui/index.ts';
import { useReading } from '../use-reading.ts';
import { saveNote } from './highlight-commands.ts';
import type { NotePlace } from './store.ts';

/** A note on a place in the transcript. Leaving it keeps what was written. */
export function NoteDialog({ place, onClose }: { place: NotePlace; onClose(): void }) {
  const reading = useReading();
  const [note, setNote] = useState(place.note);
  const words = reading.shown.text.slice(place.from, place.to).replace(/\s+/gu, ' ');
  async function keep() {
    if (await saveNote(reading, note)) onClose();
  }
  return (
    <Dialog
      isOpen
      title={`Note on ${reading.reference(place.from, place.to)}`}
      onClose={() => void keep()}
      footer={
        <>
          <Button onPress={onClose}>Leave it as it was</Button>
          <Button variant="primary" shortcut="Mod+Enter" onPress={() => void keep()}>
            Keep the note
          </Button>
        </>
      }
    >
      <p className="tw-quote rf-note-words">{words.length > 240 ? `${words.slice(0, 240)} …` : words}</p>
      <TextArea
        label="Note"
        rows={4}
        autoFocus
        maxLength={20_000}
        value={note}
        onChange={setNote}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep();
        }}
      />
    </Dialog>
  );
}

import { useState } from 'react';
import { valueOrTell } from '../../../app/tell.ts';
import { Dialog, DialogAnswers, RadioGroup, TextField } from '../../../ui/index.ts';
import { ReplaceDialog } from '../../../parts/replace-dialog/replace-dialog.tsx';
import { useReadingStore } from '../store.ts';
import { useReading } from '../use-reading.ts';

/** The small questions of the room, one at a time. */
export function ReadingDialogs() {
  const { summary } = useReading();
  const isLanguageOpen = useReadingStore((store) => store.isLanguageOpen);
  const isReplacing = useReadingStore((store) => store.isReplacing);
  const { set } = useReadingStore.getState();
  return (
    <>
      {isLanguageOpen ? <LanguageDialog onClose={() => set({ isLanguageOpen: false })} /> : null}
      <ReplaceDialog
        document={isReplacing ? { id: summary.id, name: summary.name } : null}
        onClose={() => set({ isReplacing: false })}
      />
    </>
  );
}

function LanguageDialog({ onClose }: { onClose(): void }) {
  const { summary, client } = useReading();
  const [lang, setLang] = useState(summary.lang ?? '');
  const [direction, setDirection] = useState(summary.direction);
  const isTag = lang.trim() === '' || /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/iu.test(lang.trim());
  async function save() {
    if (!isTag) return;
    const input = { id: summary.id, lang: lang.trim() === '' ? null : lang.trim(), direction };
    if (valueOrTell(await client.call('document.setLanguage', input)) !== undefined) onClose();
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Language and direction"
      footer={
        <DialogAnswers onClose={onClose} isDisabled={!isTag} onPress={() => void save()}>
          Save
        </DialogAnswers>
      }
    >
      <div className="rd-form">
        <TextField
          label="Language"
          description="A short tag such as en-GB, ar or ja. Screen readers and word selection use it."
          errorMessage={isTag ? undefined : 'Write a tag such as en, en-GB or ar.'}
          value={lang}
          onChange={setLang}
          autoFocus
        />
        <RadioGroup<'ltr' | 'rtl'>
          label="Direction"
          value={direction}
          onChange={setDirection}
          options={[
            { id: 'ltr', label: 'Left to right' },
            { id: 'rtl', label: 'Right to left' },
          ]}
        />
      </div>
    </Dialog>
  );
}

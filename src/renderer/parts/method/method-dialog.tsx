import { useState } from 'react';
import { METHOD_WORDS, methods, whatItChanges, type Method } from '../../../shared/domain/method/method.ts';
import { useClient } from '../../data/use-query.ts';
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx';
import { RadioGroup } from '../../ui/boxes.tsx';
import { TextArea } from '../../ui/field.tsx';
import { valueOrTell } from '../../app/tell.ts';
import { useKeptDraft } from '../kept-draft/use-kept-draft.ts';
import './method.css';

/** What a choice changes, as rows: what it is about, and what then holds. */
export function WhatItChanges({ method }: { method: Method }) {
  return (
    <table className="tw-method-table">
      <caption>What this changes</caption>
      <tbody>
        {whatItChanges(method).map(({ about, says }) => (
          <tr key={about}>
            <th scope="row">{about}</th>
            <td>{says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Chooses the method, or changes it with a reason. */
export function MethodDialog({ current, onClose }: { current: Method | null; onClose(): void }) {
  const client = useClient();
  const [method, setMethod] = useState<Method>(current ?? 'notSure');
  const [reason, setReason, done] = useKeptDraft('method', '');
  async function keep() {
    if (valueOrTell(await client.call('method.set', { method, reason })) === undefined) return;
    done();
    onClose();
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="medium"
      title={current === null ? 'How will you work?' : 'Change the method'}
      footer={
        <DialogAnswers onClose={onClose} isDisabled={method === current} onPress={() => void keep()}>
          {current === null ? 'Work like this' : 'Change the method'}
        </DialogAnswers>
      }
    >
      <div className="tw-method">
        <RadioGroup<Method>
          label="Method"
          isLabelHidden
          options={methods.map((id) => ({
            id,
            label: METHOD_WORDS[id].name,
            description: METHOD_WORDS[id].about,
          }))}
          value={method}
          onChange={setMethod}
        />
        <WhatItChanges method={method} />
        <p className="tw-meta">Nothing is ever forbidden, and nothing you made changes.</p>
        <TextArea
          label={current === null ? 'Why, in a sentence (you may leave it empty)' : 'Why it changes'}
          description="It stands in the history, with your name and the day."
          rows={2}
          value={reason}
          onChange={setReason}
        />
      </div>
    </Dialog>
  );
}

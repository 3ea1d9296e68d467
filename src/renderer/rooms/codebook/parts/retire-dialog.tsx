import type { CodeView } from '../../../../shared/contract/codes.ts';
import { useClient } from '../../../data/use-query.ts';
import { useKeptDraft } from '../../../parts/kept-draft/use-kept-draft.ts';
import { ConsequenceLines, Dialog, DialogAnswers, TextArea } from '../../../ui/index.ts';
import { retireCodes } from '../actions/code-actions.ts';

/** Asks why, which may stay empty, and takes the codes out of use. */
export function RetireDialog({ codes, onClose }: { codes: readonly CodeView[]; onClose(): void }) {
  const client = useClient();
  const [reason, setReason, done] = useKeptDraft(`retire:${codes.map((code) => code.id).join(' ')}`, '');
  const [only] = codes.length === 1 ? codes : [];
  const it = only ? 'It' : 'They';
  const codings = codes.reduce((sum, code) => sum + code.codings, 0);
  const retire = () => {
    onClose();
    done(retireCodes(client, codes, reason));
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={only ? `Retire “${only.name}”?` : `Retire ${codes.length} codes?`}
      footer={
        <DialogAnswers onClose={onClose} onPress={retire}>
          {only ? 'Retire the code' : 'Retire the codes'}
        </DialogAnswers>
      }
    >
      <ConsequenceLines
        lines={[
          codings === 0
            ? `${it} will not be offered for coding any more.`
            : `${it} will not be offered for coding any more; ${codings === 1 ? 'the extract stays' : `the ${codings} extracts stay`} coded.`,
          `${it} ${only ? 'keeps its' : 'keep their'} place, and can be seen and restored under Show, Retired.`,
        ]}
      />
      <TextArea
        label="Why, for those who ask later"
        value={reason}
        onChange={setReason}
        rows={2}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) retire();
        }}
      />
    </Dialog>
  );
}

// A table of characteristics before it is taken in: who is matched, what is new, what will be changed.
import { useMemo, useState } from 'react';
import type { ParticipantTable } from '../../../../shared/contract/participants.ts';
import { useClient } from '../../../data/use-query.ts';
import { counted } from '../../../parts/import-panel/wording.ts';
import { run } from '../../../parts/run/run.ts';
import { ConsequenceLines, Dialog, DialogAnswers, Tag } from '../../../ui/index.ts';
import { previewSentences, previewTable, type RowPreview } from '../preview.ts';
import { usePeople } from '../store.ts';

const close = () => usePeople.setState({ incoming: null });

/** Rows of the file shown. */
const SHOWN = 8;

const MATCH: Record<RowPreview['match'], { words: string; tone: 'plain' | 'accent' | 'attention' }> = {
  known: { words: 'here', tone: 'plain' },
  new: { words: 'new', tone: 'accent' },
  nobody: { words: 'left out', tone: 'attention' },
};

export function TableDialog({ table }: { table: ParticipantTable }) {
  const client = useClient();
  const incoming = usePeople((state) => state.incoming);
  const [isBusy, setBusy] = useState(false);
  const preview = useMemo(() => (incoming ? previewTable(incoming.rows, table) : null), [incoming, table]);
  async function takeIn() {
    if (!incoming) return;
    setBusy(true);
    const done = await run(client, 'participant.importTable', { rows: incoming.rows }, (value) =>
      [
        `Taken in from ${incoming.name}: ${counted(value.values, 'value')}`,
        value.attributes > 0 ? `, ${counted(value.attributes, 'new characteristic')}` : '',
        value.participants > 0 ? `, ${counted(value.participants, 'new person', 'new people')}` : '',
        '.',
        value.warnings.length > 0 ? ` ${value.warnings.slice(0, 2).join(' ')}` : '',
      ].join(''),
    );
    setBusy(false);
    if (done !== undefined) close();
  }
  const isNothing =
    preview !== null && preview.problem === null && preview.added + preview.changed + preview.isNew === 0;
  return (
    <Dialog
      isOpen={incoming !== null}
      onClose={close}
      title={`Take in ${incoming?.name ?? 'a table'}`}
      size="medium"
      footer={
        <DialogAnswers
          onClose={close}
          isDisabled={isBusy || preview === null || preview.problem !== null || isNothing}
          onPress={() => void takeIn()}
        >
          Take it in
        </DialogAnswers>
      }
    >
      {preview?.problem ? <p role="alert">{preview.problem}</p> : null}
      {preview && !preview.problem ? (
        <>
          <ConsequenceLines lines={previewSentences(preview)} />
          {isNothing ? <p>There is nothing in it that is not here already.</p> : null}
          <div className="td-table tw-scroll" tabIndex={0} role="region" aria-label="First rows of the table">
            <table>
              <thead>
                <tr>
                  <th scope="col">Person</th>
                  {preview.columns.map((column) => (
                    <th key={column.name} scope="col">
                      {column.name}
                      {column.isKnown ? null : <Tag>new</Tag>}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {preview.rows.slice(0, SHOWN).map((row, at) => (
                  <PreviewRow key={at} row={row} cells={cellsOf(incoming?.rows ?? [], at)} />
                ))}
              </tbody>
            </table>
          </div>
          {preview.rows.length > SHOWN ? (
            <p className="pp-quiet">and {counted(preview.rows.length - SHOWN, 'more row')}.</p>
          ) : null}
        </>
      ) : null}
    </Dialog>
  );
}

/** The values of a previewed row under named headings: rows that are wholly empty are not in the preview. */
function cellsOf(rows: readonly string[][], at: number): string[] {
  const [head = [], ...body] = rows;
  const filled = body.filter((row) => row.some((cell) => cell.trim() !== ''));
  return head
    .map((name, column) => ({ name: name.trim(), column }))
    .slice(1)
    .filter(({ name }) => name !== '')
    .map(({ column }) => filled[at]?.[column]?.trim() ?? '');
}

function PreviewRow({ row, cells }: { row: RowPreview; cells: string[] }) {
  const { words, tone } = MATCH[row.match];
  return (
    <tr>
      <th scope="row">
        {row.person} <Tag tone={tone}>{words}</Tag>
      </th>
      {cells.map((cell, at) => (
        <td key={at}>{cell}</td>
      ))}
    </tr>
  );
}

// A codebook before it is taken in: what each column holds, and row by row what is new, what is here, what differs.
import { useMemo, useState } from 'react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import {
  compareIncoming,
  withShown,
  type ComparedCode,
} from '../../../../shared/domain/codebook/incoming-compare.ts';
import { guessColumns, type ColumnRole } from '../../../../shared/domain/codebook/incoming-columns.ts';
import { readIncoming } from '../../../../shared/domain/codebook/incoming.ts';
import { bestTable, withHead } from '../../../../shared/domain/codebook/table-head.ts';
import { count } from '../../../app/words.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { Checkbox, CodeBar, Dialog, DialogAnswers, List, Select, Tag } from '../../../ui/index.ts';
import { afterDialog, focusWhenThere } from '../../../ui/focus-when-there.ts';
import { codesInWords, takeIn } from '../actions/incoming-actions.ts';
import { useCodebook, type IncomingFile } from '../store.ts';
import './incoming-dialog.css';

const ROLES: readonly { id: ColumnRole; label: string }[] = [
  { id: 'name', label: 'Name of the code' },
  { id: 'parent', label: 'Name of what it stands under' },
  { id: 'above', label: 'A heading above, filled down' },
  { id: 'path', label: 'All names from the top' },
  { id: 'level', label: 'Level, as a number' },
  { id: 'number', label: 'Numbering, such as 1.2.1' },
  { id: 'definition', label: 'Definition' },
  { id: 'fullDefinition', label: 'Full definition' },
  { id: 'useWhen', label: 'Use when' },
  { id: 'doNotUseWhen', label: 'Do not use when' },
  { id: 'example', label: 'Typical example' },
  { id: 'borderline', label: 'Borderline example' },
  { id: 'colour', label: 'Colour' },
  { id: 'kind', label: 'Code or heading' },
  { id: 'status', label: 'In use or retired' },
  { id: 'ignore', label: 'Leave out' },
];
const FIELDS: Record<ComparedCode['differs'][number]['field'], string> = {
  definition: 'Definition',
  fullDefinition: 'Full definition',
  useWhen: 'Use when',
  doNotUseWhen: 'Do not use when',
  typicalText: 'Typical example',
  borderlineText: 'Borderline example',
  colour: 'Colour',
};
const keyOf = (one: ComparedCode) => one.code.path.join('\n');
const nameOf = (one: ComparedCode) => one.code.path.at(-1) ?? '';

/** Mounted is open. */
export function IncomingDialog({ file, codes }: { file: IncomingFile; codes: readonly CodeView[] }) {
  const client = useClient();
  const [hasHead, setHasHead] = useState<boolean | undefined>(undefined);
  const tables = useMemo(
    () => file.tables.map(({ name, rows }) => ({ name, rows: withHead(rows, hasHead) })),
    [file, hasHead],
  );
  const [at, setAt] = useState(() => bestTable(tables));
  const rows = useMemo(() => tables[at]?.rows ?? [], [tables, at]);
  const [own, setOwn] = useState<readonly ColumnRole[] | null>(null);
  const roles = useMemo(() => own ?? guessColumns(rows[0] ?? [], rows.slice(1)), [own, rows]);
  const isNamed = roles.includes('name') || roles.includes('path');
  const incoming = useMemo(
    () => (isNamed ? readIncoming(rows, roles) : { codes: [], remarks: [] }),
    [rows, roles, isNamed],
  );
  const hasExamples = roles.includes('example') || roles.includes('borderline');
  const written = useQuery('export.codebook', hasExamples ? {} : null).data?.codes;
  const known = useMemo(() => withShown(codes, written ?? []), [codes, written]);
  const compared = useMemo(() => compareIncoming(incoming.codes, known), [incoming, known]);
  // what was changed by hand: new ones begin ticked, those that differ do not
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const isTicked = (one: ComparedCode) =>
    one.status !== 'same' && (one.status === 'new') !== turned.has(keyOf(one));
  const turn = (list: readonly ComparedCode[], on: boolean) => {
    const next = new Set(turned);
    for (const one of list) {
      if ((one.status === 'new') === on) next.delete(keyOf(one));
      else next.add(keyOf(one));
    }
    setTurned(next);
  };
  const close = () => useCodebook.getState().set({ incoming: null });
  const ticked = compared.filter(isTicked);
  const differing = compared.filter((one) => one.status === 'differs');
  async function take() {
    setBusy(true);
    const isDone = await takeIn(client, compared, isTicked, file.name);
    setBusy(false);
    if (!isDone) return;
    close();
    // where there was no code before, what had the focus is gone
    afterDialog(() => {
      if (document.activeElement?.closest('.cb') === null) focusWhenThere('.cb-tree [tabindex="0"]');
    });
  }
  return (
    <Dialog
      isOpen
      onClose={close}
      size="large"
      title={`Take in ${file.name}`}
      footer={
        <DialogAnswers onClose={close} isDisabled={isBusy || ticked.length === 0} onPress={() => void take()}>
          {ticked.length === 0
            ? 'Nothing to take in'
            : `Take in ${codesInWords(ticked.map(({ code }) => code))}`}
        </DialogAnswers>
      }
    >
      {tables.length > 1 ? (
        <Select
          label="Table in the file"
          options={tables.map((table, index) => ({
            id: String(index),
            label: `${table.name}, ${count(table.rows.length - 1, 'row')}`,
          }))}
          value={String(at)}
          onChange={(next) => {
            setAt(Number(next));
            setOwn(null);
            setTurned(new Set());
          }}
        />
      ) : null}
      <Checkbox
        isSelected={rows[0]?.[0] !== 'Column 1'}
        onChange={(is) => {
          setHasHead(is);
          setOwn(null);
          setTurned(new Set());
        }}
      >
        The columns have headings
      </Checkbox>
      <Columns
        head={rows[0] ?? []}
        first={rows[1] ?? []}
        roles={roles}
        onChange={(next) => {
          setOwn(next);
          setTurned(new Set());
        }}
      />
      {isNamed ? (
        <Summary compared={compared} remarks={incoming.remarks} />
      ) : (
        <p role="alert">Choose the column that holds the names of the codes.</p>
      )}
      {differing.length > 0 ? (
        <Checkbox
          isSelected={differing.every(isTicked)}
          isIndeterminate={differing.some(isTicked) && !differing.every(isTicked)}
          onChange={(on) => turn(differing, on)}
        >
          Change what differs to what the file says; words that are replaced stay in the history
        </Checkbox>
      ) : null}
      {compared.length > 0 ? (
        <List<ComparedCode>
          label="Codes in the file"
          className="cb-in-list"
          items={compared}
          getKey={keyOf}
          getText={nameOf}
          rowHeight={32}
          onRowKey={(event, one) => {
            if (event.key !== ' ' || one.status === 'same') return false;
            turn([one], !isTicked(one));
            return true;
          }}
          renderItem={(one) => <Row one={one} isTicked={isTicked(one)} onTurn={(on) => turn([one], on)} />}
        />
      ) : null}
    </Dialog>
  );
}

interface ColumnsProps {
  head: readonly string[];
  first: readonly string[];
  roles: readonly ColumnRole[];
  onChange(roles: ColumnRole[]): void;
}

/** Each column of the file with what it is taken for, which can be changed. */
function Columns({ head, first, roles, onChange }: ColumnsProps) {
  return (
    <div className="cb-in-columns tw-scroll" role="group" aria-label="Columns of the file">
      {head.map((name, at) => (
        <div key={at} className="cb-in-column" data-out={roles[at] === 'ignore' || undefined}>
          <Select<ColumnRole>
            label={name === '' ? `Column ${at + 1}` : name}
            options={ROLES}
            value={roles[at] ?? 'ignore'}
            onChange={(role) =>
              onChange(
                // each role but a heading above is one column's
                roles.map((old, index) =>
                  index === at ? role : old === role && role !== 'above' ? 'ignore' : old,
                ),
              )
            }
          />
          <span className="tw-meta tw-cut" title={first[at]}>
            {first[at]}
          </span>
        </div>
      ))}
    </div>
  );
}

function Summary({ compared, remarks }: { compared: readonly ComparedCode[]; remarks: readonly string[] }) {
  const of = (status: ComparedCode['status']) => compared.filter((one) => one.status === status).length;
  const said = (status: ComparedCode['status'], words: string) =>
    of(status) > 0 ? [`${of(status).toLocaleString('en')} ${words}`] : [];
  const parts = [
    ...said('new', 'new'),
    ...said('differs', 'here already with other words'),
    ...said('same', 'here already and the same'),
  ];
  if (parts.length === 0) return <p role="status">No row under the headings names a code.</p>;
  return (
    <>
      <p role="status">
        <strong>{codesInWords(compared.map(({ code }) => code))} in the file:</strong> {parts.join(', ')}.
      </p>
      {remarks.length > 0 ? (
        <ul className="cb-in-remarks">
          {remarks.slice(0, 6).map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
          {remarks.length > 6 ? <li>and {count(remarks.length - 6, 'more row')} like this.</li> : null}
        </ul>
      ) : null}
    </>
  );
}

const STATUS = { new: 'new', differs: 'differs', same: 'here' } as const;
const TONE = { new: 'accent', differs: 'attention', same: 'plain' } as const;

function Row({ one, isTicked, onTurn }: { one: ComparedCode; isTicked: boolean; onTurn(on: boolean): void }) {
  const { code, status } = one;
  return (
    <div className="cb-in-row" style={{ paddingInlineStart: `${(code.path.length - 1) * 18}px` }}>
      <div className="cb-in-line">
        {status === 'same' ? (
          <span className="cb-in-nobox" />
        ) : (
          <Checkbox
            aria-label={`${status === 'new' ? 'Add' : 'Change'} ${nameOf(one)}`}
            excludeFromTabOrder
            isSelected={isTicked}
            onChange={onTurn}
          />
        )}
        {code.colour === null || code.isHeading ? null : <CodeBar colour={code.colour} />}
        <span className="cb-in-name" data-heading={code.isHeading || undefined}>
          {nameOf(one)}
        </span>
        <Tag tone={TONE[status]}>{STATUS[status]}</Tag>
        {code.isHeading ? <span className="tw-meta">heading</span> : null}
        {code.isRetired ? <span className="tw-meta">retired</span> : null}
        {one.isElsewhere ? <span className="tw-meta">stands elsewhere here, and stays there</span> : null}
        {one.namesake === null ? null : (
          <span className="tw-meta">one of this name stands under {one.namesake}</span>
        )}
        {status === 'new' ? (
          <span className="cb-in-def tw-cut">{code.definition || code.fullDefinition}</span>
        ) : null}
      </div>
      {one.differs.map(({ field, is, comes }) => (
        <p key={field} className="cb-in-differs">
          <span className="tw-meta">{FIELDS[field]}</span>
          {is === '' ? <span className="tw-meta">empty here</span> : <del>{is}</del>}
          <ins>{comes}</ins>
        </p>
      ))}
    </div>
  );
}

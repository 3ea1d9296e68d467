// Everything about the open transcript in one object, for the parts of the room and for its actions.
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { CodeView } from '../../../shared/contract/codes.ts';
import type { DocumentFull, DocumentSummary } from '../../../shared/contract/documents.ts';
import type { PersonView } from '../../../shared/contract/study.ts';
import { useHost } from '../../app/host-state.ts';
import { useData, useQuery } from '../../data/use-query.ts';
import type { Client } from '../../transport/client.ts';
import type { ReaderHolder } from './editor/reader.ts';
import { createCodingModel, type CodingModel, type ReaderCoding } from './model/coding-model.ts';
import { hasArrived, withPending } from './model/optimistic.ts';
import { referenceOf, showText, type ShownText } from './model/shown-text.ts';
import { useReadingLater, useReadingStore } from './store.ts';

interface CodeLook {
  readonly id: string;
  readonly name: string;
  readonly colour: number;
}

export interface Reading {
  readonly client: Client;
  readonly document: DocumentFull;
  readonly summary: DocumentSummary;
  readonly shown: ShownText;
  readonly codes: readonly CodeView[];
  readonly looks: ReadonlyMap<string, CodeLook>;
  readonly people: ReadonlyMap<string, PersonView>;
  readonly myId: string | null;
  readonly isReadOnly: boolean;
  /** Every coding of the transcript with what is on its way, whoever made it. */
  readonly codings: readonly ReaderCoding[];
  /** The codings in the file as they are known this moment, drawn or not; none before they have come. */
  rows(): readonly ReaderCoding[];
  /** Whether those rows hold every change told so far. */
  areRowsFresh(): boolean;
  /** The ones shown, in lanes. */
  readonly model: CodingModel;
  readonly reader: ReaderHolder;
  reference(start: number, end: number): string;
  nameOf(codeId: string): string;
  personName(id: string): string;
}

export const ReadingContext = createContext<Reading | null>(null);

/** The open transcript; throws outside of one, which is a mistake in the code. */
export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (!reading) throw new Error('useReading is used without an open transcript');
  return reading;
}

const NO_CODES: readonly CodeView[] = [];
const NO_ROWS: readonly ReaderCoding[] = [];

/** Gathers the open transcript: its text, and all that hangs on it. */
export function useOpenDocument({
  document,
  summary,
  reader,
}: {
  document: DocumentFull;
  summary: DocumentSummary;
  reader: ReaderHolder;
}) {
  const { client, queries } = useData();
  const { id } = document.summary;
  const shown = useMemo(
    () => showText(document),
    // counts change with every coding; the text and who speaks do not
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [document.textHash, document.layout, document.speakers, id],
  );
  const [model] = useState(createCodingModel);
  const rows = useQuery('coding.byDocument', { documentId: id }).data;
  const codes = useQuery('code.list', {}).data ?? NO_CODES;
  const personList = useQuery('person.list', {}).data;
  const myId = useHost((host) => host.state?.person?.id ?? null);
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const pending = useReadingLater((store) => store.pending);
  useDropArrived(rows, codes);

  const codings = withPending(rows ?? NO_ROWS, pending);
  const looks = useLooks(codes);
  const people = useMemo(
    () => new Map((personList ?? []).map((person) => [person.id, person])),
    [personList],
  );

  const given = {
    client,
    document,
    summary,
    shown,
    codes,
    looks,
    people,
    myId,
    isReadOnly,
    model,
    reader,
  };
  const reading = useMemo<Reading>(
    () => ({
      ...given,
      // what was done a moment ago is there for the next key, whatever has been drawn
      rows: () => queries.snapshot('coding.byDocument', { documentId: id }).data ?? rows ?? NO_ROWS,
      areRowsFresh: () => queries.isFresh('coding.byDocument', { documentId: id }),
      get codings() {
        return withPending(this.rows(), useReadingStore.getState().pending);
      },
      reference: (start, end) => referenceOf(shown, summary.referenceKey, start, end),
      nameOf: (codeId) => looks.get(codeId)?.name ?? 'a code',
      personName: (person) => people.get(person)?.name ?? 'someone',
    }),
    // all that is given, always as many; `codings` is read anew at each use: another array makes another object, so that it is drawn
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [...Object.values(given), queries, id, rows, codings],
  );
  return { reading };
}

/** Names and colours of codes by id; the same map for as long as nobody changes one, whatever is counted. */
function useLooks(codes: readonly CodeView[]): ReadonlyMap<string, CodeLook> {
  const pendingCodes = useReadingStore((store) => store.pendingCodes);
  const all = useMemo(() => [...pendingCodes, ...codes], [codes, pendingCodes]);
  const told = useMemo(() => JSON.stringify(all.map(({ id, name, colour }) => [id, name, colour])), [all]);
  return useMemo(
    () => new Map(all.map(({ id, name, colour }) => [id, { id, name, colour: ((colour - 1) % 12) + 1 }])),
    // the counts of codes change with every coding; what is drawn of them does not
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [told],
  );
}

/** Lets go of changes once the rows show them. */
function useDropArrived(rows: readonly ReaderCoding[] | undefined, codes: readonly CodeView[]): void {
  const pending = useReadingLater((store) => store.pending);
  const pendingCodes = useReadingLater((store) => store.pendingCodes);
  useEffect(() => {
    const { set } = useReadingStore.getState();
    if (rows && pending.some((one) => hasArrived(rows, one, pending)))
      set({ pending: pending.filter((one) => !hasArrived(rows, one, pending)) });
    const known = new Set(codes.map((code) => code.id));
    if (pendingCodes.some((code) => known.has(code.id)))
      set({ pendingCodes: pendingCodes.filter((code) => !known.has(code.id)) });
  }, [rows, codes, pending, pendingCodes]);
}

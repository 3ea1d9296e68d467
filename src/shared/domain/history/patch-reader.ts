/** What a patch is about, in the names of its rows: all that the sentences of the history are told. */
import type { Patch, RowChange, TableName } from './patch.ts';
import { counted, shorten, text } from './words.ts';

/** Looks up the name of a row that the patch itself does not hold; null when it is gone. */
export type NameOf = (table: TableName, id: string) => string | null;

export type PatchReader = ReturnType<typeof readPatch>;

/** The sentences of some commands: what an entry did, from what its patch holds. */
export type Sentences = Readonly<Record<string, (read: PatchReader) => string>>;

/** Reads one patch; `nameOf` is asked for names of rows that it does not hold. */
export function readPatch(patch: Patch, nameOf: NameOf) {
  const of = (table: TableName): RowChange[] => patch.changes.filter((c) => c.table === table);
  const first = (table: TableName): RowChange | undefined => of(table)[0];
  const name = (table: TableName): string => {
    const change = first(table);
    return (
      text((change?.after ?? change?.before)?.['name']) || (change ? (nameOf(table, change.id) ?? '') : '')
    );
  };
  const renamed = (table: TableName): string | null => {
    const { before, after } = first(table) ?? {};
    const was = text(before?.['name']);
    const is = text(after?.['name']);
    return before && after && was !== is ? `Renamed ${was} to ${is}` : null;
  };
  const quote = (change: RowChange | undefined): string =>
    shorten(text((change?.after ?? change?.before)?.['quote']));
  const codeOf = (change: RowChange | undefined): string => {
    const id = text((change?.after ?? change?.before)?.['code_id']);
    const made = of('code').find((c) => c.id === id);
    return text((made?.after ?? made?.before)?.['name']) || (nameOf('code', id) ?? 'a code');
  };
  const themeOf = (change: RowChange | undefined): string =>
    nameOf('theme', text((change?.after ?? change?.before)?.['theme_id'])) ?? 'a theme';
  const documentOf = (change: RowChange | undefined): string =>
    nameOf('document', text((change?.after ?? change?.before)?.['document_id'])) ?? 'a transcript';
  /** The theme a column of the row names. */
  const theme = (change: RowChange | undefined, column: string): string =>
    nameOf('theme', text((change?.after ?? change?.before)?.[column])) ?? 'a theme';

  /** What a change of a map is about: a theme, or a code, note or name that stands there. */
  const partOf = (change: RowChange | undefined, column = 'theme_id'): string => {
    const id = text((change?.after ?? change?.before)?.[column]);
    return nameOf('theme', id) ?? (shorten(nameOf('map_item', id) ?? '') || 'a theme');
  };
  const itemOf = (change: RowChange | undefined): string => {
    const row = change?.after ?? change?.before;
    const words = text(row?.['text']);
    if (row?.['kind'] === 'quote') return 'a quote';
    const kind = text(row?.['kind']) || 'note';
    return words === '' ? `a ${kind}` : `the ${kind} “${shorten(words)}”`;
  };

  const codedPlaces = (): string =>
    `Coded ${counted(of('coding').length, 'coding').replace('coding', 'place')} with ${codeOf(first('coding'))}`;
  const pileName = (): string => (name('pile') === '' ? 'a pile' : `the pile ${name('pile')}`);
  /** Where cards went, when they all went to one place. */
  const pileOf = (cards: readonly RowChange[]): string => {
    const to = new Set(cards.map((change) => change.after?.['pile_id'] ?? null));
    const [id] = to;
    if (to.size !== 1 || typeof id !== 'string') return 'on the table';
    return `to ${nameOf('pile', id) || 'a pile'}`;
  };
  /** Cards that stayed in their pile and only changed their places in it. */
  const isReordered = (cards: readonly RowChange[]): boolean =>
    cards.length > 0 &&
    cards.every(
      ({ before, after }) =>
        typeof after?.['pile_id'] === 'string' &&
        before?.['pile_id'] === after['pile_id'] &&
        before['set_aside'] === after['set_aside'],
    );
  const withCodings = (): string =>
    of('coding').length === 0 ? '' : ` with ${counted(of('coding').length, 'coding')}`;

  const anyCode = (id: string | undefined): string => {
    const made = of('code').find((c) => c.id === id);
    return (
      text((made?.after ?? made?.before)?.['name']) || (nameOf('code', id ?? '') ?? 'a code deleted since')
    );
  };
  const setting = <T>(): T | null => {
    const { before, after } = first('setting') ?? {};
    const value = text((after ?? before)?.['value']);
    return value === '' ? null : (JSON.parse(value) as T);
  };

  return {
    patch,
    nameOf,
    of,
    first,
    name,
    renamed,
    quote,
    codeOf,
    themeOf,
    documentOf,
    theme,
    partOf,
    itemOf,
    codedPlaces,
    pileName,
    pileOf,
    isReordered,
    withCodings,
    anyCode,
    setting,
  };
}

/** What was done to the card board. */
import type { RowChange } from '../patch.ts';
import type { Sentences } from '../patch-reader.ts';
import { counted, text } from '../words.ts';

/** The pile that went, by its name; others may only have moved. */
function goneOf(piles: readonly RowChange[]): string {
  const name = text(piles.find(({ after }) => !after)?.before?.['name']);
  return name === '' ? 'a pile' : `the pile ${name}`;
}

export const boardSentences: Sentences = {
  'board.addCards': ({ of, pileOf }) =>
    `Put ${counted(of('card').length, 'card')} ${pileOf(of('card')).replace(/^to /u, 'in ')}`,
  'board.layTheme': ({ first, theme }) =>
    `Laid ${theme(first('pile') ?? first('card'), 'theme_id')} out on the table`,
  'board.moveCards': ({ of, pileOf, isReordered }) => {
    if (isReordered(of('card'))) return `Put ${counted(of('card').length, 'card')} in another order`;
    return `Moved ${counted(of('card').length, 'card')} ${pileOf(of('card'))}`;
  },
  'board.removeCards': ({ of }) => `Took ${counted(of('card').length, 'card')} off the board`,
  'board.createPile': ({ name }) => (name('pile') === '' ? 'Made a pile' : `Made the pile ${name('pile')}`),
  'board.foldCode': ({ of }) =>
    `Folded ${counted(of('card').filter(({ after }) => !after).length, 'card')} back into a code`,
  'board.renamePile': ({ first, name, renamed }) =>
    text(first('pile')?.before?.['name']) === ''
      ? `Named a pile ${name('pile')}`
      : (renamed('pile') ?? 'Renamed a pile'),
  'board.movePile': ({ pileName }) => `Moved ${pileName()} on the table`,
  'board.arrange': () => 'Tidied the table',
  'board.mergePiles': ({ of, nameOf }) => {
    const kept = of('card')[0]?.after?.['pile_id'] ?? of('pile').find(({ after }) => after)?.id;
    const into = typeof kept === 'string' ? (nameOf('pile', kept) ?? '') : '';
    return `Put ${goneOf(of('pile'))} into ${into === '' ? 'another' : `the pile ${into}`}`;
  },
  'board.removePile': ({ of }) => `Took ${goneOf(of('pile'))} apart`,
  'board.setAside': ({ of, first }) =>
    first('card')?.after?.['set_aside'] === 1
      ? `Set ${counted(of('card').length, 'card')} aside`
      : `Brought ${counted(of('card').length, 'card')} back to the table`,
  'board.toTheme': ({ of, first, name, theme, codedPlaces }) => {
    const also = of('coding').length > 0 ? ` and ${codedPlaces().replace(/^C/u, 'c')}` : '';
    return of('theme').length > 0
      ? `Turned a pile into the theme ${name('theme')}${also}`
      : `Added a pile to ${theme(first('pile') ?? first('theme_code') ?? first('theme_quote'), 'theme_id')}${also}`;
  },
  'board.snapshot': ({ name }) => `Kept the sitting ${name('sitting')}`,
  'board.renameSnapshot': ({ renamed }) => renamed('sitting') ?? 'Renamed a sitting',
  'board.removeSnapshot': ({ name }) => `Deleted the sitting ${name('sitting')}`,
};

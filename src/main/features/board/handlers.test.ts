import { describe, expect, it } from 'vitest';
import { seeded } from '../../../../tests/helpers/random.ts';
import { layTable } from '../../../shared/domain/board/layout.ts';
import {
  createTestStudy,
  draftOf,
  importDraft,
  placeOf,
  talk,
  type TestStudy,
} from '../../../../tests/helpers/study.ts';

/** A study with two codes, three codings and a card for each. */
function laid() {
  const study: TestStudy = createTestStudy();
  const documentId = importDraft(study, draftOf('P7', talk));
  const given = study.call('code.create', { name: 'being given things' }).id;
  const left = study.call('code.create', { name: 'left in peace' }).id;
  const on = (words: string, codeId: string) =>
    study.call('coding.apply', { ...placeOf(study, documentId, words), codeId }).codingId;
  const codings = [
    on('gave me a pair of gloves', given),
    on('bring the gloves', given),
    on('did not ask me a single question', left),
  ];
  const { ids } = study.call('board.addCards', { codeIds: [given, left], codingIds: codings });
  return { study, given, left, codings, ids };
}
const board = (study: TestStudy) => study.call('board.get', {});
const card = (study: TestStudy, id: string) => board(study).cards.find((one) => one.id === id);
const undoAll = (study: TestStudy) => {
  while (study.call('history.state', { whose: 'anyone' }).undo !== null)
    study.call('history.undo', { whose: 'anyone' });
};

describe('the card board', () => {
  it('has one card for each code and extract, laid out apart', () => {
    const { study, given, codings, ids } = laid();
    expect(ids).toHaveLength(5);
    const again = study.call('board.addCards', { codeIds: [given], codingIds: codings });
    expect(again).toEqual({ ids: [], existed: 4, first: null });
    const places = board(study).cards.map((one) => `${one.x} ${one.y}`);
    expect(new Set(places).size).toBe(5);
    const heading = study.call('code.create', { name: 'a heading', isHeading: true }).id;
    expect(study.ask('board.addCards', { codeIds: [heading] })).toMatchObject({ ok: false });
    study.close();
  });

  it('finds extracts by code, transcript, coder and words, and those without a card', () => {
    const { study, given, left, codings, ids } = laid();
    const found = (input: object) => study.call('board.extracts', input).ids;
    expect(study.call('board.extracts', {})).toEqual({ ids: expect.any(Array), people: 1 });
    expect(found({}).toSorted()).toEqual(codings.toSorted());
    expect(found({ codeIds: [left] })).toEqual([codings[2]]);
    expect(found({ words: 'GLOVES  bring' })).toEqual([codings[1]]);
    expect(found({ documentIds: [] })).toEqual([]);
    expect(found({ coderId: 'nobody' })).toEqual([]);
    expect(found({ isOnBoard: false })).toEqual([]);
    study.call('board.removeCards', { ids: [ids[2] ?? '', ids[4] ?? ''] });
    expect(found({ isOnBoard: false, codeIds: [given] })).toEqual([codings[0]]);
    expect(found({ isOnBoard: true }).length).toBe(1);
    study.close();
  });

  it('puts cards before another, and takes along those that have one already', () => {
    const { study, left, codings, ids } = laid();
    const [a = '', b = '', c = '', d = '', e = ''] = ids;
    study.call('board.removeCards', { ids: [c] });
    study.call('board.setAside', { ids: [e], isAside: true });
    const pile = study.call('board.createPile', { x: 0, y: 0, name: 'Left alone', cardIds: [a, d] }).id;
    const put = { pileId: pile, before: d, codeIds: [left], codingIds: [codings[0] ?? '', codings[2] ?? ''] };
    const { ids: fresh, existed } = study.call('board.addCards', { ...put, takes: true });
    expect([fresh.length, existed]).toEqual([1, 2]);
    const inPile = () =>
      board(study)
        .cards.filter((one) => one.pileId === pile)
        .map((one) => one.id);
    expect(inPile()).toEqual([a, b, fresh[0], e, d]);
    expect(card(study, e)?.isAside).toBe(false);
    expect(study.call('history.state', {}).undo).toBe('Put 3 cards in Left alone');
    study.call('history.undo', {});
    expect(inPile()).toEqual([a, d]);
    expect(card(study, e)?.isAside).toBe(true);
    const made = study.call('board.createPile', {
      x: 9,
      y: 9,
      codeIds: [left],
      codingIds: [codings[0] ?? ''],
    });
    expect(card(study, b)?.pileId).toBe(made.id);
    expect(board(study).cards.filter((one) => one.pileId === made.id)).toHaveLength(2);
    undoAll(study);
    expect(board(study)).toEqual({ piles: [], cards: [] });
    study.close();
  });

  it('folds the extracts of a code back that lie with it, and only those', () => {
    const { study, codings, ids } = laid();
    const [a = '', b = '', c = '', d = '', e = ''] = ids;
    const pile = study.call('board.createPile', { x: 0, y: 0, cardIds: [a, c] }).id;
    expect(study.call('board.foldCode', { cardId: a })).toEqual({ cards: 1 });
    // the pile had no name and nothing else in it
    expect(board(study).piles).toEqual([]);
    expect(board(study).cards.map((one) => one.id)).toEqual(expect.arrayContaining([a, b, d, e]));
    expect(study.call('history.state', {}).undo).toBe('Folded 1 card back into a code');
    study.call('history.undo', {});
    expect(card(study, c)).toMatchObject({ pileId: pile, codingId: codings[0] });
    study.call('board.renamePile', { id: pile, name: 'Given' });
    study.call('board.foldCode', { cardId: a });
    expect(board(study).piles).toHaveLength(1);
    expect(card(study, d)).toBeDefined();
    expect(study.ask('board.foldCode', { cardId: d })).toMatchObject({ ok: false });
    undoAll(study);
    study.close();
  });

  it('moves cards to piles and back, sets aside and brings back to where they were', () => {
    const { study, ids } = laid();
    const [first = '', second = ''] = ids;
    const pile = study.call('board.createPile', { x: 40, y: 80, cardIds: [first, second] }).id;
    study.call('board.renamePile', { id: pile, name: ' Left   alone ' });
    expect(board(study).piles).toMatchObject([{ id: pile, name: 'Left alone', x: 40, y: 80 }]);
    study.call('board.setAside', { ids: [first], isAside: true });
    expect(card(study, first)).toMatchObject({ isAside: true, pileId: pile });
    study.call('board.setAside', { ids: [first], isAside: false });
    expect(card(study, first)).toMatchObject({ isAside: false, pileId: pile });
    study.call('board.moveCards', { ids: [first], pileId: null, places: [{ id: first, x: 700, y: 12 }] });
    expect(card(study, first)).toMatchObject({ pileId: null, x: 700, y: 12 });
    study.call('board.removePile', { id: pile });
    // what was only taken off the board is still in the study
    const off = study.ask('board.renamePile', { id: pile, name: 'Too late' });
    expect(off).toMatchObject({ failure: { message: 'That pile is not on the board any more.' } });
    const kept = card(study, second);
    expect(kept?.pileId).toBeNull();
    expect(kept?.x).toBeGreaterThan(40);
    expect(study.call('history.state', {}).undo).toBe('Took the pile Left alone apart');
    study.call('history.undo', {});
    expect(card(study, second)?.pileId).toBe(pile);
    expect(study.call('study.check', {}).problems).toEqual([]);
    undoAll(study);
    expect(board(study)).toEqual({ piles: [], cards: [] });
    study.close();
  });

  it('puts one pile into another, which keeps what it is called and stands for, and undo parts them', () => {
    const { study, ids } = laid();
    const [a = '', b = '', c = '', d = '', e = ''] = ids;
    const pile = (name: string, cardIds: string[]) =>
      study.call('board.createPile', { name, x: 0, y: 0, cardIds }).id;
    const [one, two, bare] = [pile('At the door', [a, b]), pile('At the desk', [c, d]), pile('', [e])];
    study.call('board.setAside', { ids: [b], isAside: true });
    const theme = study.call('board.toTheme', { pileId: one }).themeId;
    const other = study.call('board.toTheme', { pileId: two }).themeId;
    const before = board(study);
    expect(study.ask('board.mergePiles', { from: one, into: one })).toMatchObject({ ok: false });
    // what has neither takes both
    expect(study.call('board.mergePiles', { from: one, into: bare })).toEqual({ cards: 1, themeLeft: null });
    expect(board(study).piles.find((found) => found.id === bare)).toMatchObject({
      name: 'At the door',
      themeId: theme,
    });
    expect([a, b, e].map((id) => card(study, id)?.pileId)).toEqual([bare, bare, bare]);
    expect(card(study, b)?.isAside).toBe(true);
    expect(study.call('board.mergePiles', { from: two, into: bare })).toEqual({ cards: 2, themeLeft: other });
    expect(study.call('history.state', {}).undo).toBe('Put the pile At the desk into the pile At the door');
    expect(board(study).piles).toHaveLength(1);
    expect(board(study).cards.filter((found) => found.pileId === bare && !found.isAside)).toHaveLength(4);
    study.call('history.undo', {});
    study.call('history.undo', {});
    expect(board(study)).toEqual(before);
    study.close();
  });

  it('takes a pile apart where it is seen, and puts nothing under its cards', () => {
    const { study, ids } = laid();
    const [a = '', b = '', c = '', d = '', e = ''] = ids;
    const places = [c, d, e].map((id, at) => ({ id, x: 20, y: 40 + at * 110 }));
    study.call('board.moveCards', { ids: [c, d, e], pileId: null, places });
    const above = study.call('board.createPile', { name: 'At the door', x: 0, y: 0, cardIds: [a] }).id;
    const pushed = study.call('board.createPile', { name: 'At the desk', x: 0, y: 60, cardIds: [b] }).id;
    const { piles, cards } = board(study);
    const seen = layTable(piles, cards).cards;
    study.call('board.removePile', { id: pushed });
    expect(board(study).piles.map((pile) => pile.id)).toEqual([above]);
    for (const id of [b, c, d, e]) expect(card(study, id)).toMatchObject(seen.get(id) ?? {});
    study.call('history.undo', {});
    expect(board(study).cards).toEqual(cards);
    // a pile that had made way for another stays where it was seen
    study.call('board.removePile', { id: above });
    expect(study.call('history.state', {}).undo).toBe('Took the pile At the door apart');
    const after = board(study);
    expect(layTable(after.piles, after.cards).piles.get(pushed)).toEqual(
      layTable(piles, cards).piles.get(pushed),
    );
    study.close();
  });

  it('lets a pile without a name go with its last card, and no other', () => {
    const { study, ids } = laid();
    const [a = '', b = '', c = ''] = ids;
    const at = { x: 0, y: 0 };
    const bare = study.call('board.createPile', { ...at, cardIds: [a, b] }).id;
    const named = study.call('board.createPile', { ...at, name: 'At the door', cardIds: [c] }).id;
    const there = () => board(study).piles.map((pile) => pile.id);
    study.call('board.setAside', { ids: [a], isAside: true });
    study.call('board.moveCards', { ids: [b, c], pileId: null });
    // what waits in the tray goes back to it
    expect(there()).toEqual([bare, named]);
    study.call('board.removeCards', { ids: [a] });
    expect(there()).toEqual([named]);
    study.call('history.undo', {});
    expect(there()).toEqual([bare, named]);
    study.close();
  });

  it('turns a pile into a theme that remembers it, and brings what is new later', () => {
    const { study, given, codings, ids } = laid();
    const [codeCard = '', , quoteCard = '', another = ''] = ids;
    const pile = study.call('board.createPile', { x: 0, y: 0, cardIds: [codeCard, quoteCard] }).id;
    expect(study.ask('board.toTheme', { pileId: pile })).toMatchObject({
      failure: { message: 'That pile has no name yet. Give it one first.' },
    });
    study.call('board.renamePile', { id: pile, name: 'Things pass between people' });
    const made = study.call('board.toTheme', { pileId: pile });
    expect(made).toMatchObject({ isNew: true, codes: 1, quotes: 1 });
    const theme = () => study.call('theme.list', {})[0];
    expect(theme()).toMatchObject({
      name: 'Things pass between people',
      codeIds: [given],
      quotes: [{ codingId: codings[0], stance: 'for' }],
    });
    expect(board(study).piles[0]?.themeId).toBe(made.themeId);
    study.call('board.moveCards', { ids: [another], pileId: pile });
    expect(study.call('board.toTheme', { pileId: pile })).toMatchObject({
      isNew: false,
      themeId: made.themeId,
    });
    expect(theme()?.quotes).toHaveLength(2);
    study.call('theme.remove', { id: made.themeId });
    expect(board(study).piles[0]?.themeId).toBeNull();
    study.call('history.undo', {});
    expect(board(study).piles[0]?.themeId).toBe(made.themeId);
    study.close();
  });

  it('gives the extracts of a pile a code of its name, so that the people of its theme are counted', () => {
    const { study, given, left, codings, ids } = laid();
    const [givenCard = '', , first = '', second = '', third = ''] = ids;
    const pile = study.call('board.createPile', { x: 0, y: 0, cardIds: [first, third] }).id;
    expect(study.call('board.uncovered', { pileId: pile })).toEqual({ extracts: 2, places: 2, adrift: 0 });
    const before = study.call('code.list', {});
    const made = study.call('board.toTheme', { pileId: pile, name: 'Let be', codesExtracts: true });
    const theme = () => study.call('theme.list', {})[0];
    const code = study.call('code.list', {}).find((one) => one.name === 'Let be');
    expect(made).toMatchObject({
      isNew: true,
      codes: 1,
      quotes: 2,
      coded: { codeId: code?.id, places: 2 },
    });
    expect(theme()).toMatchObject({ codeIds: [code?.id], people: 1, documents: 1, codings: 2 });
    expect(board(study).piles[0]).toMatchObject({ name: 'Let be', themeId: made.themeId });
    // the words are quoted once, by the coding that counts, and the cards lie as they lay
    const rows = study.call('coding.extracts', { aboutThemeId: made.themeId }).items;
    expect(rows.map((one) => [one.codeId, one.quotes.length])).toEqual([
      [code?.id, 1],
      [code?.id, 1],
    ]);
    expect(study.call('board.held', {}).toSorted()).toEqual([first, third].toSorted());
    expect(card(study, first)?.codingId).toBe(codings[0]);
    expect(study.call('board.uncovered', { pileId: pile })).toEqual({ extracts: 0, places: 0, adrift: 0 });
    expect(study.call('history.state', {}).undo).toBe(
      'Turned a pile into the theme Let be and coded 2 places with Let be',
    );
    study.call('history.undo', {});
    expect(study.call('code.list', {})).toEqual(before);
    expect(study.call('theme.list', {})).toEqual([]);
    expect(board(study).piles[0]).toMatchObject({ name: '', themeId: null });

    // a mixed pile: what a code of the pile has on it needs nothing, and no counter-example is made evidence
    study.call('board.moveCards', { ids: [givenCard, second], pileId: pile });
    study.call('board.renamePile', { id: pile, name: 'LEFT in peace' });
    expect(study.call('board.uncovered', { pileId: pile }).extracts).toBe(1);
    const { themeId } = study.call('board.toTheme', { pileId: pile });
    expect(theme()).toMatchObject({ codeIds: [given], codings: 2 });
    study.call('theme.setQuote', { themeId, codingId: codings[2] ?? '', stance: 'against' });
    expect(study.call('board.uncovered', { pileId: pile }).extracts).toBe(0);
    study.call('history.undo', {});
    // the code of that name is there already, and has these words
    const again = study.call('board.toTheme', { pileId: pile, codesExtracts: true });
    expect(again.coded).toEqual({ codeId: left, places: 1 });
    expect(theme()).toMatchObject({ codeIds: [given, left], codings: 3 });
    expect(
      theme()
        ?.quotes.map((quote) => quote.codingId)
        .toSorted(),
    ).toEqual(codings.toSorted());
    study.call('code.retire', { ids: [left] });
    study.call('theme.remove', { id: themeId });
    expect(study.ask('board.toTheme', { pileId: pile, codesExtracts: true })).toMatchObject({
      failure: { message: expect.stringContaining('is retired') },
    });
    undoAll(study);
    expect(study.call('study.check', {}).problems).toEqual([]);
    study.close();
  });

  it.each([1, 2, 3, 4])('counts for a theme of any pile the people behind its cards (seed %i)', (seed) => {
    const study = createTestStudy();
    const random = seeded(seed);
    const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T;
    const documents = ['P1', 'P2', 'P3', 'P4'].map((name) =>
      importDraft(study, draftOf(name, [...talk, `${name}: Goodbye from ${name}.`])),
    );
    const codes = ['one', 'two', 'three'].map((name) => study.call('code.create', { name }).id);
    const codings = Array.from({ length: 14 }, () => {
      const documentId = pick(documents);
      const { textHash } = study.call('document.get', { id: documentId });
      const start = 60 * Math.floor(random() * 4);
      return study.call('coding.apply', { documentId, codeId: pick(codes), start, end: start + 40, textHash })
        .codingId;
    });
    const codeIds = codes.filter(() => random() < 0.3);
    const codingIds = codings.filter(() => random() < 0.5);
    const pileId = study.call('board.createPile', {
      name: pick(['two', 'Another']),
      x: 0,
      y: 0,
      codeIds,
      codingIds: [...codingIds, codings[0] ?? ''],
    }).id;
    const { items } = study.call('coding.extracts', {});
    const behind = items.filter(
      (one) =>
        codeIds.includes(one.codeId) || codingIds.includes(one.codingId) || one.codingId === codings[0],
    );
    const everything = () => [
      study.call('code.list', {}),
      study.call('coding.extracts', {}),
      study.call('theme.list', {}),
      board(study),
    ];
    const before = everything();
    const { coded } = study.call('board.toTheme', { pileId, codesExtracts: true });
    const [theme] = study.call('theme.list', {});
    const isCounted = new Set(behind.map((one) => one.documentId));
    // a code that was there brings what else it has
    for (const one of items) if (one.codeId === coded?.codeId) isCounted.add(one.documentId);
    expect(theme?.people).toBe(isCounted.size);
    expect(study.call('board.uncovered', { pileId })).toEqual({ extracts: 0, places: 0, adrift: 0 });
    const evidence = study.call('coding.extracts', { aboutThemeId: theme?.id ?? '' }).items;
    for (const one of behind)
      expect(evidence.some((row) => row.documentId === one.documentId && row.start === one.start)).toBe(true);
    expect(study.call('board.toTheme', { pileId, codesExtracts: true }).coded).toBeNull();
    expect(study.call('study.check', {}).problems).toEqual([]);
    while (study.call('theme.list', {}).length > 0) study.call('history.undo', {});
    expect(everything()).toEqual(before);
    study.close();
  });

  it('loses the card with its code or coding, and keeps it where codes are made one', () => {
    const { study, given, left, codings, ids } = laid();
    const [, leftCard = '', , , leftQuote = ''] = ids;
    study.call('coding.remove', { ids: [codings[0] ?? ''] });
    expect(board(study).cards).toHaveLength(4);
    study.call('history.undo', {});
    expect(board(study).cards).toHaveLength(5);
    study.call('board.removeCards', { ids: [ids[0] ?? ''] });
    study.call('code.merge', { from: [left], into: given });
    expect(card(study, leftCard)?.codeId).toBe(given);
    expect(card(study, leftQuote)?.codingId).toBe(codings[2]);
    study.call('code.remove', { ids: [given] });
    expect(board(study).cards).toEqual([]);
    expect(study.call('study.check', {}).problems).toEqual([]);
    study.close();
  });

  it('leaves the parts of a code that is split where its card lies, and undo takes the whole split back', () => {
    const { study, given, codings, ids } = laid();
    const [source = '', , first = '', second = ''] = ids;
    const split = () => {
      const targets = [{ name: 'gloves' }, { name: 'other gifts' }];
      const { id } = study.call('split.start', { codeId: given, targets });
      const parts = study.call('split.get', { id }).targets.map((target) => target.codeId);
      study.call('split.send', { id, codingId: codings[0] ?? '', to: parts[0] ?? null });
      study.call('split.finish', { id });
      return parts;
    };
    const lies = (codeId: string) => board(study).cards.find((one) => one.codeId === codeId);
    const before = board(study);
    const onTable = split().map(lies);
    expect(onTable).toMatchObject([{ pileId: null }, { pileId: null, y: onTable[0]?.y }]);
    // beside it and on nothing
    const places = [...layTable(before.piles, before.cards).cards.values()];
    expect(places.some(({ x, y }) => onTable.some((one) => one?.x === x && one.y === y))).toBe(false);
    study.call('history.undo', {});
    expect(board(study)).toEqual(before);
    const pileId = study.call('board.createPile', { x: 0, y: 900, cardIds: [source, first, second] }).id;
    const parts = split();
    const ofPile = board(study).cards.filter((one) => one.pileId === pileId);
    expect(ofPile.map((one) => one.codeId ?? one.codingId)).toEqual([
      given,
      ...parts,
      ...codings.slice(0, 2),
    ]);
    study.call('history.undo', {});
    study.call('board.setAside', { ids: [source], isAside: true });
    const aside = board(study);
    expect(split().map(lies)).toMatchObject([
      { isAside: true, pileId },
      { isAside: true, pileId },
    ]);
    expect(study.call('study.check', {}).problems).toEqual([]);
    study.call('history.undo', {});
    expect(board(study)).toEqual(aside);
    // without a card it stays so
    study.call('board.removeCards', { ids: [source] });
    expect(split().map(lies)).toEqual([undefined, undefined]);
    study.close();
  });

  it('keeps a sitting by ids and places, without a word of it', () => {
    const { study, ids, codings } = laid();
    const pile = study.call('board.createPile', { name: 'Gloves', x: 5, y: 6, cardIds: ids.slice(0, 2) }).id;
    const kept = study.call('board.snapshot', {});
    expect(kept.name).toBe('Sitting 1');
    expect(study.study.db.value<string>('SELECT data FROM sitting')).not.toMatch(/glove/iu);
    study.call('board.movePile', { id: pile, x: 500, y: 500 });
    study.call('coding.remove', { ids: [codings[0] ?? ''] });
    expect(study.call('board.snapshots', {})).toMatchObject([{ piles: 1, cards: 5 }]);
    expect(study.call('board.openSnapshot', { id: kept.id })).toMatchObject({
      piles: [{ name: 'Gloves', x: 5, y: 6 }],
      gone: 1,
    });
    expect(study.call('history.list', { limit: 3 }).map((entry) => entry.sentence)).toContain(
      'Kept the sitting Sitting 1',
    );
    study.close();
  });

  it('keeps an order of cards in a pile, by what they are put before', () => {
    const { study, ids } = laid();
    const pile = study.call('board.createPile', { x: 0, y: 0, cardIds: ids }).id;
    const order = () =>
      board(study)
        .cards.filter((one) => one.pileId === pile)
        .map((one) => ids.indexOf(one.id));
    const put = (moved: number[], before: number | null) =>
      study.call('board.moveCards', {
        ids: moved.map((at) => ids[at] ?? ''),
        pileId: pile,
        before: before === null ? null : (ids[before] ?? ''),
      });
    put([3, 4], 0);
    expect(order()).toEqual([3, 4, 0, 1, 2]);
    expect(study.call('history.state', {}).undo).toBe('Put 2 cards in another order');
    put([3], null);
    expect(order()).toEqual([4, 0, 1, 2, 3]);
    // the same gap again and again, past what halving numbers can bear
    for (let i = 0; i < 60; i++) put([i % 2 === 0 ? 2 : 1], i % 2 === 0 ? 1 : 2);
    expect(order()).toEqual([4, 0, 1, 2, 3]);
    study.call('board.moveCards', { ids: [ids[0] ?? ''], pileId: pile });
    expect(order()).toEqual([4, 0, 1, 2, 3]);
    expect(study.call('study.check', {}).problems).toEqual([]);
    undoAll(study);
    expect(board(study)).toEqual({ piles: [], cards: [] });
    study.close();
  });

  it('lays a theme out as a pile, and says which of its cards lie elsewhere', () => {
    const { study, given, left, codings, ids } = laid();
    const [, leftCard = '', quoteCard = ''] = ids;
    const themeId = study.call('theme.create', { name: 'Gloves matter', codeIds: [given, left] }).id;
    study.call('theme.setQuote', { themeId, codingId: codings[0] ?? '', stance: 'for' });
    const other = study.call('board.createPile', { name: 'Other', x: 0, y: 0, cardIds: [leftCard] }).id;
    study.call('board.removeCards', { ids: [quoteCard] });
    const first = study.call('board.layTheme', { themeId, x: 9, y: 9 });
    expect(first).toMatchObject({ isNew: true, cards: 2, elsewhere: 1 });
    expect(board(study).piles.find((one) => one.id === first.pileId)).toMatchObject({
      name: 'Gloves matter',
      themeId,
    });
    expect(card(study, leftCard)?.pileId).toBe(other);
    expect(study.call('board.layTheme', { themeId, x: 0, y: 0 })).toEqual({
      pileId: first.pileId,
      isNew: false,
      cards: 0,
      elsewhere: 1,
    });
    expect(study.call('theme.removePreview', { id: themeId }).sentences).toContain(
      'The pile it came from stays on the card board.',
    );
    expect(study.call('code.removePreview', { ids: [given] }).sentences).toContain(
      '3 cards will go from the card board.',
    );
    const empty = study.call('theme.create', { name: 'Nothing yet', codeIds: [] }).id;
    expect(study.ask('board.layTheme', { themeId: empty, x: 0, y: 0 })).toMatchObject({ ok: false });
    expect(Object.keys(study.call('board.coders', {})).toSorted()).toEqual([given, left].toSorted());
    study.close();
  });

  it('opens a sitting with a code that was merged since as the one it went into', () => {
    const { study, given, left } = laid();
    const heir = study.call('code.create', { name: 'Both of them' }).id;
    const kept = study.call('board.snapshot', {}).id;
    const then = () => study.call('board.openSnapshot', { id: kept });
    const before = then();
    study.call('code.merge', { from: [given], into: heir });
    const ofHeir = () => then().cards.filter((card) => card.codeId === heir);
    expect(ofHeir()).toEqual([{ ...before.cards.find((card) => card.codeId === given), codeId: heir }]);
    expect(then().gone).toBe(0);
    // one card for one code
    study.call('code.merge', { from: [left], into: heir });
    expect([ofHeir().length, then().gone, then().merged]).toEqual([1, 0, 1]);
    study.close();
  });

  it('makes a pile under the id it was given, once', () => {
    const { study, ids } = laid();
    expect(study.call('board.createPile', { id: 'mine', x: 0, y: 0, cardIds: [ids[0] ?? ''] }).id).toBe(
      'mine',
    );
    expect(study.ask('board.createPile', { id: 'mine', x: 0, y: 0 })).toMatchObject({ ok: false });
    study.close();
  });

  it('renames and deletes a sitting, each a step to undo, and gives no name twice', () => {
    const { study } = laid();
    const [first, second] = [study.call('board.snapshot', {}).id, study.call('board.snapshot', {}).id];
    const names = () => study.call('board.snapshots', {}).map((one) => one.name);
    const before = study.call('board.openSnapshot', { id: first });
    study.call('board.removeSnapshot', { id: first });
    expect(study.ask('board.openSnapshot', { id: first })).toMatchObject({ ok: false });
    expect(study.call('board.snapshot', {}).name).toBe('Sitting 3');
    study.call('board.renameSnapshot', { id: second, name: 'Before the break' });
    expect(names()).toEqual(['Before the break', 'Sitting 3']);
    expect(study.call('history.undo', {}).sentence).toBe('Renamed Sitting 2 to Before the break');
    study.call('history.undo', {});
    expect(study.call('history.undo', {}).sentence).toBe('Deleted the sitting Sitting 1');
    expect(study.call('board.openSnapshot', { id: first })).toEqual(before);
    expect(names()).toEqual(['Sitting 1', 'Sitting 2']);
    study.close();
  });

  it('opens a sitting with the names its piles had then', () => {
    const { study, ids } = laid();
    const pile = study.call('board.createPile', { name: 'Gloves', x: 5, y: 6, cardIds: ids }).id;
    const kept = study.call('board.snapshot', {});
    study.call('board.renamePile', { id: pile, name: 'Warm hands' });
    const then = () => study.call('board.openSnapshot', { id: kept.id }).piles[0]?.name;
    expect(then()).toBe('Gloves');
    study.call('board.removePile', { id: pile });
    expect(then()).toBe('Gloves');
    study.close();
  });
});

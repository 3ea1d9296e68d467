import { expectCountsRight } from '../helpers/counts.ts';
import { describe, expect, it } from 'vitest';
import type { TableName } from '../../src/shared/domain/history/patch.ts';
import { recordedTables } from '../../src/shared/domain/history/patch.ts';
import { createTestStudy, draftOf, importDraft, talk, type TestStudy } from '../helpers/study.ts';
import { seeded } from '../helpers/random.ts';

/** Every recorded row of the study, in one comparable piece. */
function everything(study: TestStudy): Record<TableName, unknown[]> {
  return Object.fromEntries(
    recordedTables.map((t) => [t, study.study.db.all(`SELECT * FROM ${t} ORDER BY id`)]),
  ) as Record<TableName, unknown[]>;
}

/** One random command; most succeed, and one that is refused must have changed nothing. */
function step(study: TestStudy, random: () => number): void {
  const { db } = study.study;
  const any = (table: TableName): string | null => {
    const ids = db.all<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`);
    return ids[Math.floor(random() * ids.length)]?.id ?? null;
  };
  const some = (table: TableName) => any(table) ?? 'nothing';
  const name = `name ${Math.floor(random() * 1000)}`;
  const documentId = some('document');
  const range = () => {
    const full = study.ask('document.get', { id: documentId });
    if (!full.ok) return { documentId, start: 0, end: 0, textHash: '' };
    const start = Math.floor(random() * Math.max(1, full.value.text.length - 40));
    return { documentId, start, end: start + 3 + Math.floor(random() * 60), textHash: full.value.textHash };
  };
  const coin = random() < 0.5;
  const steps: (() => unknown)[] = [
    () => study.ask('coding.apply', { ...range(), codeId: some('code') }),
    () => study.ask('coding.apply', { ...range(), codeId: some('code') }),
    () =>
      study.ask('coding.applyNew', { ...range(), name, inVivo: coin, parentId: coin ? any('code') : null }),
    () => study.ask('coding.remove', { ids: [some('coding')] }),
    () => study.ask('coding.recode', { ids: [some('coding'), some('coding')], codeId: some('code') }),
    () => {
      const coding = db.get<{ id: string; start_at: number; end_at: number; document_id: string }>(
        'SELECT * FROM coding WHERE id = ?',
        some('coding'),
      );
      const hash =
        coding && db.value<string>('SELECT text_hash FROM document WHERE id = ?', coding.document_id);
      return (
        coding &&
        hash &&
        study.ask('coding.resize', {
          id: coding.id,
          start: Math.max(0, coding.start_at - 5),
          end: coding.end_at + 4,
          textHash: hash,
        })
      );
    },
    () => study.ask('code.create', { name, parentId: coin ? any('code') : null }),
    () => study.ask('code.update', { id: some('code'), name, colour: 1 + Math.floor(random() * 12) }),
    () =>
      study.ask('code.move', {
        ids: [some('code')],
        parentId: coin ? any('code') : null,
        before: any('code'),
      }),
    () => {
      const coding = any('coding');
      const of = coding && db.value<string>('SELECT code_id FROM coding WHERE id = ?', coding);
      return study.ask('code.setExample', {
        id: of ?? some('code'),
        kind: coin ? 'typical' : 'borderline',
        codingId: random() < 0.8 ? coding : null,
      });
    },
    () =>
      study.ask('code.takeIn', {
        codes: [
          { path: [name, 'part'], definition: name, isRetired: coin },
          { path: [name, 'part', 'piece'], isChange: true, fullDefinition: name },
        ],
      }),
    () => study.ask('code.keepBoth', { a: some('code'), b: some('code') }),
    () =>
      coin
        ? study.ask('code.retire', { ids: [some('code'), some('code')], reason: name })
        : study.ask('code.restore', { ids: [some('code')] }),
    () => study.ask('code.merge', { from: [some('code')], into: some('code') }),
    () => study.ask('code.remove', { ids: [some('code')] }),
    () => {
      const codes = db.all<{ id: string }>('SELECT id FROM code ORDER BY id').map((row) => row.id);
      const many = codes.filter(() => random() < 0.3);
      return random() < 0.7
        ? study.ask('code.merge', { from: many, into: some('code') })
        : study.ask('code.remove', { ids: many });
    },
    () => {
      const codings = db.all<{ id: string }>('SELECT id FROM coding ORDER BY id').map((row) => row.id);
      const many = codings.filter(() => random() < 0.4);
      return coin
        ? study.ask('coding.recode', { ids: many, codeId: some('code') })
        : study.ask('code.setColour', { ids: [some('code'), some('code'), some('code')], colour: 5 });
    },
    () =>
      study.ask('theme.create', {
        name,
        parentId: coin ? any('theme') : null,
        codeIds: coin ? [some('code')] : [],
      }),
    () =>
      study.ask('theme.update', {
        id: some('theme'),
        centralIdea: name,
        status: coin ? 'reviewed' : 'setAside',
      }),
    () => study.ask('theme.move', { id: some('theme'), parentId: coin ? any('theme') : null, before: null }),
    () => {
      const value = db.value<string>('SELECT value FROM attribute_value ORDER BY id') ?? 'Crew';
      if (coin) study.ask('study.setSettings', { groupAttributeId: any('attribute') });
      return study.ask('theme.setGroups', { themeId: some('theme'), groups: random() < 0.7 ? [value] : [] });
    },
    () =>
      study.ask('theme.createList', {
        items: [name, `${name} below`, `${name} beside`].map((one, at) => ({ name: one, depth: at % 2 })),
        parentId: coin ? any('theme') : null,
        asQuestions: random() < 0.5,
      }),
    () => study.ask('theme.linkCodes', { themeId: some('theme'), codeIds: [some('code'), some('code')] }),
    () => study.ask('theme.unlinkCodes', { themeId: some('theme'), codeIds: [some('code')] }),
    () =>
      study.ask('theme.setQuote', {
        themeId: some('theme'),
        codingId: some('coding'),
        stance: coin ? 'for' : 'against',
      }),
    () => study.ask('theme.remove', { id: some('theme') }),
    () => study.ask('theme.merge', { from: [some('theme')], into: some('theme') }),
    () => study.ask('theme.update', { id: some('theme'), name }),
    () => study.ask('researchQuestion.create', { name: `${name} asked` }),
    () => study.ask('researchQuestion.rename', { id: some('research_question'), name: `${name} asked anew` }),
    () =>
      study.ask('researchQuestion.move', {
        id: some('research_question'),
        before: coin ? any('research_question') : null,
      }),
    () =>
      study.ask('researchQuestion.assign', {
        themeId: some('theme'),
        questionIds: coin ? [some('research_question'), some('research_question')] : [],
      }),
    () => study.ask('researchQuestion.remove', { id: some('research_question') }),
    () => {
      const uses = study.ask('theme.oldNames', {});
      return (
        uses.ok &&
        uses.value.length > 0 &&
        study.ask('theme.replaceOldNames', {
          uses: uses.value.map(({ key, themeId, old }) => ({ key, themeId, old })),
        })
      );
    },
    () => study.ask('method.set', { method: coin ? 'reflexive' : 'framework', reason: name }),
    () => study.ask('method.mark', { n: 1 + Math.floor(random() * 15), isTicked: coin, note: name }),
    () =>
      study.ask('pass.mark', {
        themeId: some('theme'),
        codingIds: [some('coding'), some('coding')],
        mark: random() < 0.2 ? null : coin ? 'fits' : 'not',
      }),
    () =>
      study.ask('pass.move', {
        themeId: some('theme'),
        codingIds: [some('coding')],
        to: coin ? { kind: 'code', id: some('code') } : { kind: 'theme', id: some('theme') },
        now: random() < 0.3,
      }),
    () => study.ask('pass.carryOut', { themeId: some('theme'), ids: [some('pass_mark'), some('pass_mark')] }),
    () =>
      coin
        ? study.ask('pass.writeVerdict', { themeId: any('theme'), kind: 'rework', words: name })
        : random() < 0.3
          ? study.ask('pass.startAgain', { themeId: some('theme') })
          : study.ask('pass.editVerdict', {
              id: some('pass_verdict'),
              kind: 'keep',
              words: `${name} in better words`,
            }),
    () =>
      study.ask('memo.create', {
        kind: 'memo',
        targetKind: 'coding',
        targetId: some('coding'),
        title: name,
        body: '{}',
        text: name,
      }),
    () =>
      study.ask('memo.create', {
        kind: 'memo',
        targetKind: 'code',
        targetId: some('code'),
        title: name,
        body: '{}',
        text: name,
      }),
    () => study.ask('memo.update', { id: some('memo'), text: `${name} again` }),
    () => study.ask('map.create', { name }),
    () =>
      study.ask('map.place', {
        mapId: some('map'),
        layout: 'petals',
        places: [{ themeId: some('theme'), x: random() * 100, y: random() * 100 }],
      }),
    () =>
      study.ask('map.link', {
        mapId: some('map'),
        from: some('theme'),
        to: some('theme'),
        words: name,
        kind: 'plain',
        arrow: 'to',
      }),
    () =>
      study.ask('map.addItem', {
        mapId: some('map'),
        kind: coin ? 'group' : 'note',
        text: name,
        aboutId: any('theme'),
        members: [some('theme')],
      }),
    () => study.ask('map.addItem', { mapId: some('map'), kind: 'quote', codingId: some('coding') }),
    () =>
      study.ask('map.link', {
        mapId: some('map'),
        from: some('map_item'),
        to: some('theme'),
        words: '',
        kind: 'dashed',
        arrow: 'none',
        weight: 3,
        also: [some('theme')],
      }),
    () =>
      study.ask('map.grow', {
        mapId: some('map'),
        name,
        where: coin ? 'everywhere' : 'here',
        parentId: some('theme'),
        afterId: random() < 0.3 ? some('theme') : null,
      }),
    () =>
      study.ask('map.addCodes', {
        mapId: some('map'),
        codeIds: [some('code')],
        aboutId: coin ? some('theme') : null,
      }),
    () => study.ask('map.showCodes', { mapId: some('map'), themeId: some('theme'), shown: coin }),
    () =>
      study.ask('map.grow', {
        mapId: some('map'),
        name,
        where: 'code',
        parentId: coin ? some('theme') : some('map_item'),
      }),
    () => study.ask('map.updateItem', { id: some('map_item'), aboutId: coin ? some('theme') : null }),
    () => study.ask('map.updateLink', { id: some('map_link'), also: [some('theme')], weight: 2 }),
    () => study.ask('map.removeItem', { id: some('map_item') }),
    () => study.ask('map.promote', { id: some('map_item') }),
    () =>
      study.ask('map.setMembers', { mapId: some('map'), ownerId: some('theme'), nodeIds: [some('theme')] }),
    () =>
      study.ask('map.rename', {
        mapId: some('map'),
        themeId: some('theme'),
        name,
        where: coin ? 'here' : 'everywhere',
      }),
    () =>
      coin
        ? study.ask('map.take', { mapId: some('map') })
        : study.ask('map.keepStage', { mapId: some('map') }),
    () =>
      study.ask('map.leave', {
        mapId: some('map'),
        keys: [`new:${some('theme')}`, `gone:${some('map_item')}`],
      }),
    () => study.ask('map.setHeir', { themeId: some('theme'), heirId: some('theme') }),
    () => study.ask('map.removeStage', { id: some('map_stage') }),
    () => (random() < 0.2 ? study.ask('map.remove', { id: some('map') }) : null),
    () => study.ask('map.setHidden', { mapId: some('map'), themeId: some('theme'), hidden: coin }),
    () =>
      study.ask('participant.importTable', {
        rows: [
          ['id', name],
          [`P${1 + Math.floor(random() * 9)}`, 'yes'],
        ],
      }),
    () => study.ask('speaker.update', { id: some('speaker'), role: coin ? 'interviewer' : 'participant' }),
    () => study.ask('document.assign', { id: documentId, participantId: any('participant') }),
    () => study.ask('document.rename', { id: documentId, name }),
    () => study.ask('review.createPack', { codeIds: [some('code')] }),
    () => study.ask('board.addCards', { codeIds: [some('code')], pileId: coin ? any('pile') : null }),
    () => study.ask('board.addCards', { codingIds: [some('coding'), some('coding')] }),
    () =>
      study.ask('board.addCards', {
        codingIds: [some('coding'), some('coding')],
        pileId: coin ? any('pile') : null,
        before: any('card'),
        takes: true,
      }),
    () =>
      study.ask('board.createPile', {
        name,
        x: 3,
        y: 4,
        codeIds: [some('code')],
        codingIds: [some('coding')],
      }),
    () => study.ask('board.createPile', { name: coin ? name : '', x: 1, y: 2, cardIds: [some('card')] }),
    () => study.ask('board.moveCards', { ids: [some('card')], pileId: coin ? any('pile') : null }),
    () => {
      const pileId = any('pile');
      if (pileId === null) return null;
      return study.ask('board.moveCards', {
        ids: [some('card')],
        pileId,
        before: coin ? null : some('card'),
      });
    },
    () => study.ask('board.layTheme', { themeId: some('theme'), x: random(), y: random() }),
    () => study.ask('board.foldCode', { cardId: some('card') }),
    () => study.ask('board.setAside', { ids: [some('card')], isAside: coin }),
    () => study.ask('board.renamePile', { id: some('pile'), name }),
    () =>
      study.ask('board.arrange', {
        piles: [{ id: some('pile'), x: random(), y: random() }],
        cards: [{ id: some('card'), x: random(), y: random() }],
      }),
    () =>
      coin
        ? study.ask('board.removePile', { id: some('pile') })
        : study.ask('board.toTheme', { pileId: some('pile'), name, codesExtracts: random() < 0.7 }),
    () => study.ask('board.mergePiles', { from: some('pile'), into: some('pile') }),
    () => (random() < 0.3 ? study.ask('board.removeCards', { ids: [some('card')] }) : null),
    () => study.ask('board.snapshot', {}),
    () =>
      coin
        ? study.ask('board.renameSnapshot', { id: some('sitting'), name })
        : study.ask('board.removeSnapshot', { id: some('sitting') }),
    () => study.ask('frame.freeze', { name, offersProposals: coin }),
    () => study.ask('frame.propose', { change: { kind: 'add', name }, reason: name, place: range() }),
    () =>
      study.ask('frame.propose', { change: { kind: 'rename', codeId: some('code'), name }, reason: name }),
    () =>
      study.ask('frame.propose', {
        change: { kind: 'merge', from: [some('code')], into: some('code') },
        reason: name,
      }),
    () =>
      coin
        ? study.ask('frame.accept', { id: some('proposal') })
        : study.ask('frame.decline', { id: some('proposal'), answer: name }),
    () => study.ask('frame.looked', { pairs: [{ codeId: some('code'), documentId }] }),
    () => study.ask('frame.finish', { documentId, isFinished: coin }),
    () =>
      study.ask('frame.giveReason', {
        seq: 1 + Math.floor(random() * (db.value<number>('SELECT max(seq) FROM history') ?? 1)),
        why: coin ? name : '',
      }),
    () => (random() < 0.3 ? study.ask('document.remove', { id: documentId }) : null),
    () =>
      importDraft(
        study,
        draftOf(`${name} ${random()}`, [
          ...talk.slice(Math.floor(random() * 3)),
          `P${Math.floor(random() * 9) + 1}: ${random()}`,
        ]),
        coin ? 'drop' : null,
      ),
    () => {
      const full = study.ask('document.get', { id: documentId });
      if (!full.ok) return null;
      const draft = draftOf(
        name,
        talk.map((line) => (random() < 0.3 ? line.replace('the', 'that') : line)),
      );
      return study.ask('document.replace', {
        id: documentId,
        draft,
        original: new TextEncoder().encode(String(random())),
        originalName: 'again.txt',
      });
    },
  ];
  steps[Math.floor(random() * steps.length)]?.();
}

function played(seed: number, length: number): TestStudy {
  const study = createTestStudy();
  const random = seeded(seed);
  importDraft(study, draftOf('P7', talk));
  for (let i = 0; i < length; i++) step(study, random);
  return study;
}

describe('kept counts and the search index', () => {
  it.each([21, 22, 23])('equal the rows after any command, undo and redo (seed %i)', (seed) => {
    const study = createTestStudy();
    const random = seeded(seed);
    importDraft(study, draftOf('P7', talk));
    for (let i = 0; i < 90; i++) {
      step(study, random);
      if (random() < 0.25) study.ask('history.undo', {});
      if (random() < 0.1) study.ask('history.redo', {});
      if (random() < 0.3) study.core.tidy();
      expectCountsRight(study);
    }
    expect(study.call('study.check', {}).problems).toEqual([]);
    study.close();
  });
});

describe('random sequences of commands', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'can all be undone to the start and redone to the end (seed %i)',
    (seed) => {
      const study = played(seed, 120);
      const end = everything(study);
      expect(study.call('study.check', {}).problems).toEqual([]);
      let undone = 0;
      while (study.call('history.state', { whose: 'anyone' }).undo !== null) {
        study.call('history.undo', { whose: 'anyone' });
        undone += 1;
      }
      const start = everything(study);
      expect(
        Object.entries(start).filter(([t, rows]) => t !== 'study' && t !== 'theme_level' && rows.length > 0),
      ).toEqual([]);
      expect(study.call('study.check', {}).problems).toEqual([]);
      for (let i = 0; i < undone; i++) study.call('history.redo', { whose: 'anyone' });
      expect(study.call('history.state', { whose: 'anyone' }).redo).toBeNull();
      expect(everything(study)).toEqual(end);
      expect(study.call('study.check', {}).problems).toEqual([]);
      study.close();
    },
  );

  it('keeps undo across a restart, and names what it undoes', () => {
    const study = createTestStudy();
    importDraft(study, draftOf('P7', talk));
    study.call('code.create', { name: 'gloves' });
    study.study.checkpoint();
    expect(study.call('history.state', {}).undo).toBe('Created the code gloves');
    study.call('history.undo', {});
    expect(study.call('history.state', {})).toMatchObject({
      undo: 'Imported P7',
      redo: 'Created the code gloves',
    });
    study.close();
  });

  it('takes back one drop of files in one step', () => {
    const study = createTestStudy();
    for (const n of [1, 2, 3])
      importDraft(study, draftOf(`P${n}`, [...talk, `P${n}: And that was all.`]), 'one drop');
    expect(study.call('history.undo', {}).sentence).toMatch(/and 2 more$/);
    expect(study.call('document.list', {})).toEqual([]);
    study.call('history.redo', {});
    expect(study.call('document.list', {})).toHaveLength(3);
    study.close();
  });
});

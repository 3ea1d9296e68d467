/** An answer no change is said to concern is what the program would answer now; lists kept by themselves are too. */
import { describe, expect, it } from 'vitest';
import { contract, type Input, type QueryName } from '../../src/shared/contract/index.ts';
import type { ChangeEvent } from '../../src/shared/contract/define.ts';
import { makesStale } from '../../src/shared/contract/stale.ts';
import { toldRows } from '../../src/shared/contract/told-rows.ts';
import { applyChanges } from '../../src/renderer/data/apply-changes.ts';
import { partsOf } from '../../src/renderer/data/apply-counts.ts';
import { seeded } from '../helpers/random.ts';
import { createTestStudy, draftOf, importDraft, talk, type TestStudy } from '../helpers/study.ts';

const STEPS = 45;
type Asked = readonly { op: QueryName; input: unknown }[];

/** A study with a little of everything that these answers are made of. */
function furnish(study: TestStudy): Asked {
  const documents = ['one', 'two', 'three'].map((name) =>
    importDraft(study, draftOf(name, [`P1: ${name} and the waiting room`, ...talk])),
  );
  const code = (name: string, parentId: string | null = null) =>
    study.call('code.create', { name, parentId }).id;
  const codes = [code('Waiting room'), code('Waiting rooms'), code('Trust')];
  codes.push(code('Being told', codes[2]));
  for (const [at, codeId] of codes.entries())
    for (const documentId of documents.slice(at % 2)) {
      const { textHash } = study.call('document.get', { id: documentId });
      study.call('coding.apply', { documentId, start: at, end: at + 12, textHash, codeId });
    }
  const top = study.call('theme.create', { name: 'All of it', codeIds: codes.slice(0, 1) }).id;
  const under = study.call('theme.create', { name: 'Part', parentId: top, codeIds: codes.slice(1, 3) }).id;
  const other = study.call('theme.create', { name: 'Else', codeIds: codes.slice(2) }).id;
  const coding = study.call('coding.byDocument', { documentId: documents[0] as string })[0]?.id as string;
  for (const [targetKind, targetId] of [['code', codes[0]], ['theme', under], ['coding', coding]] as const)
    study.call('memo.create', { kind: 'memo', targetKind, targetId: targetId ?? null, title: 'Why', body: '', text: 'w' }); // prettier-ignore
  const service = study.call('attribute.create', { name: 'Service' }).id;
  const of = <N extends QueryName>(op: N, input: Input<N>) => ({ op, input });
  return [
    of('code.list', {}),
    of('document.list', {}),
    of('person.list', {}),
    of('participant.table', {}),
    of('code.spread', {}),
    of('code.likelyDuplicates', {}),
    ...codes.slice(0, 2).flatMap((id) => [of('code.examples', { id }), of('frame.origins', { codeId: id })]),
    of('frame.pastNames', {}),
    of('frame.lookAgain', {}),
    of('coding.extracts', { codeIds: codes.slice(0, 2) }),
    of('coding.extracts', { themeId: top }),
    of('coding.extractIndex', { codeIds: codes, groupBy: 'code' }),
    of('coding.extractIndex', { themeId: top }),
    of('theme.list', {}),
    ...[top, under, other].flatMap((id) => [
      of('theme.evidence', { themeId: id }),
      of('theme.relations', { id }),
      of('theme.onWordsOf', { id, other }),
      of('theme.formerNames', { id }),
    ]),
    of('memo.list', {}),
    of('code.mergePreview', { from: codes.slice(1, 2), into: codes[0] as string }),
    of('pass.uncoded', { documentId: documents[0] as string }),
    of('pass.noTheme', { documentId: documents[0] as string }),
    of('pass.reach', {}),
    of('pass.notices', {}),
    of('pass.progress', {}),
    of('pass.extracts', { themeId: top, withUnder: true }),
    of('pass.marks', { themeId: top }),
    of('pass.moves', { themeId: top }),
    of('pass.verdicts', { themeId: top }),
    of('analysis.byGroup', { rows: 'themes', attributeId: service }),
    of('analysis.byGroup', { rows: 'codes', attributeId: service }),
    of('method.phases', {}),
    of('method.checklist', {}),
    of('review.preview', { codeIds: codes.slice(0, 2) }),
    of('review.packs', {}),
    of('review.comments', {}),
  ];
}

/** One random thing people do; refusals are part of it. */
function act(study: TestStudy, random: () => number): void {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const { db } = study.study;
  const any = (table: string) =>
    pick(db.all<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`))?.id ?? 'nothing';
  const documentId = any('document');
  const read = study.ask('document.get', { id: documentId });
  const textHash = read.ok ? read.value.textHash : '';
  const start = Math.floor(random() * 60);
  const coin = random() < 0.5;
  const name = `Name ${Math.floor(random() * 50)}`;
  const acts: (() => unknown)[] = [
    () => study.ask('coding.apply', { documentId, start, end: start + 9, textHash, codeId: any('code') }),
    () => study.ask('coding.resize', { id: any('coding'), start, end: start + 15, textHash }),
    () => study.ask('coding.recode', { ids: [any('coding')], codeId: any('code') }),
    () => study.ask('coding.remove', { ids: [any('coding')] }),
    () => study.ask('code.create', { name, parentId: coin ? any('code') : null }),
    () => study.ask('code.update', { id: any('code'), name }),
    () => study.ask('code.update', { id: any('code'), colour: 3, definition: name, isHeading: coin }),
    () => study.ask('code.setColour', { ids: [any('code'), any('code')], colour: coin ? 2 : 5 }),
    () => study.ask('code.move', { ids: [any('code')], parentId: coin ? any('code') : null, before: any('code') }),
    () => study.ask('code.retire', { ids: [any('code')], reason: 'Too wide' }),
    () => study.ask('code.restore', { ids: [any('code')] }),
    () => study.ask('code.setExample', { id: any('code'), kind: 'typical', codingId: any('coding') }),
    () => study.ask('code.merge', { from: [any('code')], into: any('code') }),
    () => study.ask('code.remove', { ids: [any('code')] }),
    () => study.ask('code.keepBoth', { a: any('code'), b: any('code') }),
    () => study.ask('theme.create', { name, parentId: coin ? any('theme') : null, codeIds: [any('code')] }),
    () => study.ask('theme.update', { id: any('theme'), name }),
    () => study.ask('theme.update', { id: any('theme'), status: coin ? 'setAside' : 'defined', boundary: name }),
    () => study.ask('theme.move', { id: any('theme'), parentId: coin ? any('theme') : null, before: null }),
    () => study.ask('theme.merge', { from: [any('theme')], into: any('theme') }),
    () => study.ask('theme.linkCodes', { themeId: any('theme'), codeIds: [any('code')] }),
    () => study.ask('theme.unlinkCodes', { themeId: any('theme'), codeIds: [any('code')] }),
    () => study.ask('theme.setQuote', { themeId: any('theme'), codingId: any('coding'), stance: 'for' }),
    () => study.ask('pass.mark', { themeId: any('theme'), codingIds: [any('coding')], mark: coin ? 'fits' : 'not' }),
    () => study.ask('pass.move', { themeId: any('theme'), codingIds: [any('coding')], to: { kind: 'code', id: any('code') }, now: coin }),
    () => study.ask('pass.writeVerdict', { themeId: any('theme'), kind: 'keep', words: name }),
    () => study.ask('pass.editVerdict', { id: any('pass_verdict'), kind: 'split', words: name }),
    () => study.ask('participant.setValue', { participantId: any('participant'), attributeId: any('attribute'), value: coin ? 'A' : 'B' }),
    () => study.ask('speaker.update', { id: any('speaker'), role: coin ? 'interviewer' : 'participant' }),
    () => study.ask('study.rename', { title: name }),
    () => study.ask('theme.setLevels', { names: coin ? ['Theme', name] : ['Theme'] }),
    () => study.ask('method.mark', { n: 3, isTicked: coin }),
    () => study.ask('participant.create', {}),
    () => study.ask('participant.update', { id: any('participant'), number: 1 + Math.floor(random() * 40) }),
    () => study.ask('document.rename', { id: documentId, name }),
    () => study.ask('document.reorder', { id: documentId, before: any('document') }),
    () => study.ask('document.assign', { id: documentId, participantId: coin ? any('participant') : null }),
    () => study.ask('document.settle', { id: documentId }),
    () => study.ask('map.create', { name }),
    () => study.ask('map.update', { id: any('map'), name }),
    () => study.ask('map.link', { mapId: any('map'), from: any('theme'), to: any('theme'), words: name, kind: 'plain', arrow: 'to' }),
    () => study.ask('memo.update', { id: any('memo'), title: name }),
    () => study.ask('frame.finish', { documentId, isFinished: coin }),
    () => study.ask('history.undo', {}),
    () => study.ask('history.undo', {}),
    () => study.ask('history.redo', {}),
  ]; // prettier-ignore
  pick(acts)();
}

describe('answers that are not asked for again', () => {
  it.each([1, 2, 3])('are those of the study, whatever was done (seed %i)', (seed) => {
    const random = seeded(seed);
    const study = createTestStudy();
    try {
      const asked = furnish(study);
      const answer = ({ op, input }: Asked[number]): unknown => {
        const result = study.ask(op, input as never);
        if (!result.ok) return result.failure.code;
        // the day a pack would be made on is the day one asks
        return op === 'review.preview' ? { ...(result.value as object), createdAt: '' } : result.value;
      };
      let kept = asked.map(answer);
      let spared = 0;
      let inParts = 0;
      let broughtAlong = 0;
      let events: ChangeEvent[] = [];
      const useOf = (ids: readonly string[]) => {
        if (random() < 0.2) return null;
        const asking = { ids: [...ids] };
        return { counts: study.call('code.counts', asking), spread: study.call('code.spreadOf', asking) };
      };
      // changes of many are told as they are where there are more than a window is sent
      study.core.onChange((event) => {
        if (event.changes === null || random() < 0.3) return events.push(event);
        const withoutCodings = event.changes.filter(({ table }) => table !== 'coding').length;
        const most = random() < 0.8 ? withoutCodings : 3;
        return events.push({ ...event, ...toldRows(event.changes, most, useOf) });
      });
      for (let step = 0; step < STEPS; step++) {
        events = [];
        act(study, random);
        const now = asked.map(answer);
        for (const [at, { op, input }] of asked.entries()) {
          const touching = events.filter((event) => makesStale(event, contract[op].reads));
          const apply = applyChanges[op] as ((v: unknown, e: ChangeEvent, i: unknown) => unknown) | undefined;
          let value: unknown = kept[at];
          for (const event of touching)
            value = value === null ? null : (apply?.(value, event, input) ?? null);
          const part = value === null ? partsOf[op] : undefined;
          const partly = part?.input(touching) ?? null;
          if (part && partly !== null) {
            const [only] = touching.length === 1 ? touching : [];
            const told = only ? (part.told?.(only) ?? null) : null;
            if (told === null) inParts += 1;
            else broughtAlong += 1;
            const got = (told ?? answer({ op: part.op, input: partly })) as never;
            value = part.put(kept[at] as never, got, { events: touching, input: partly });
          }
          if (value === null) continue;
          spared += 1;
          expect(value, `${op} ${JSON.stringify(events.map((event) => event.changes))}`).toEqual(now[at]);
        }
        kept = now;
      }
      expect(spared).toBeGreaterThan((STEPS * asked.length) / 2);
      expect(inParts).toBeGreaterThan(0);
      expect(broughtAlong).toBeGreaterThan(0);
    } finally {
      study.close();
    }
  });

  it('name columns there are', () => {
    const study = createTestStudy();
    try {
      const columns = new Map<string, Set<string>>();
      for (const { reads } of Object.values(contract).filter((one) => one.kind === 'query'))
        for (const [table = '', column] of reads.map((read) => read.split('.'))) {
          if (!columns.has(table)) {
            const rows = study.study.db.all<{ name: string }>(
              `SELECT name FROM pragma_table_info('${table}')`,
            );
            columns.set(table, new Set(rows.map((row) => row.name)));
          }
          expect(column === undefined || columns.get(table)?.has(column), `${table}.${column}`).toBe(true);
        }
    } finally {
      study.close();
    }
  });
});

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createTestStudy,
  draftOf,
  importDraft,
  talk,
  type TestStudy,
} from '../../../../tests/helpers/study.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { fold } from './fold.ts';
import { parseSearch, spans } from './terms.ts';

let study: TestStudy;
beforeEach(() => void (study = createTestStudy()));
afterEach(() => {
  expect(study.call('study.check', {})).toEqual({ ok: true, problems: [] });
  study.close();
});

type Asked = Omit<Input<'search.text'>, 'query'>;
const textOf = (id: string) => study.call('document.get', { id }).text;
const look = (query: string, more: Asked = {}) =>
  study.call('search.text', { query, perTurn: 'all', ...more });
const words = (query: string, more: Asked = {}) =>
  look(query, more).hits.map((hit) => textOf(hit.documentId).slice(hit.start, hit.end));

describe('what can be asked', () => {
  beforeEach(() => {
    importDraft(study, draftOf('P7', talk));
    importDraft(
      study,
      draftOf('P8', [
        'Interviewer: Was it café money or Cafe money?',
        'P8: Café. We paid at the CAFE. The résumé said nothing about money.',
        'P8: Das Geld reicht nicht, und die Größe auch nicht.',
      ]),
    );
  });

  it('finds words, phrases, beginnings and words near each other, and says where', () => {
    expect(words('gloves')).toEqual(['gloves', 'gloves']);
    expect(words('"week after"')).toEqual(['week after', 'week after']);
    expect(words('glov*')).toEqual(['gloves', 'gloves']);
    expect(words('glov')).toEqual([]);
    expect(words('glov', { beginnings: true })).toEqual(['gloves', 'gloves']);
    expect(words('"glov"', { beginnings: true })).toEqual([]);
    expect(words('pair ~1 gloves')).toEqual(['pair of gloves']);
    expect(words('gloves NEAR/1 pair')).toEqual(['pair of gloves']);
    expect(words('man ~3 gloves')).toEqual([]);
    expect(words('pair ~2 gloves cold')).toEqual(['Cold', 'pair of gloves']);
    expect(look('gloves').hits[0]).toMatchObject({ speaker: 'P7', asks: false, line: '6' });
  });

  it('looks through the turns of one speaker only', () => {
    const said = look('\\w+', { mode: 'pattern', speaker: { role: 'participant', label: 'P7' } }).hits;
    expect(said.length).toBeGreaterThan(0);
    expect(new Set(said.map((hit) => hit.speaker))).toEqual(new Set(['P7']));
    expect(look('gloves', { speaker: { role: 'interviewer', label: 'P7' } }).total).toBe(0);
  });

  it('folds case and accents unless they are to count', () => {
    expect(words('cafe')).toEqual(['café', 'Cafe', 'Café', 'CAFE']);
    expect(words('cafe', { exactCase: true })).toEqual(['café']);
    expect(words('café', { exactAccents: true })).toEqual(['café', 'Café']);
    expect(words('Café', { exactAccents: true, exactCase: true })).toEqual(['Café']);
    expect(words('grosse')).toEqual([]);
    expect(words('größe')).toEqual(['Größe']);
  });

  it('reads a regular expression in letters of every script', () => {
    expect(words('\\bcaf\\w\\b', { mode: 'pattern' })).toEqual(['café', 'Cafe', 'Café', 'CAFE']);
    expect(words('\\bre\\w+', { mode: 'pattern', exactAccents: true })).toEqual(['reicht']);
    expect(words('(week after).*\\1', { mode: 'pattern' })).toEqual(['week after, and the week after']);
    expect(words('\\d*', { mode: 'pattern' })).toEqual([]);
  });

  it('refuses a pattern that cannot be read or runs away, in a sentence', () => {
    const refused = (query: string) => {
      const result = study.ask('search.text', { query, mode: 'pattern' });
      return result.ok ? null : result.failure;
    };
    expect(refused('(glove')).toMatchObject({ code: 'invalid' });
    expect(refused('(a+)+b')).toMatchObject({ code: 'refused' });
    expect(refused('((?:ab)*c?){2,}')).toMatchObject({ code: 'refused' });
    expect(refused('(very |so )+(cold|warm)')).toBeNull();
    expect(refused('[(+)*]+')).toBeNull();
    importDraft(study, draftOf('Long', [`P9: ${'a'.repeat(20_000)}`]));
    expect(refused('(a|a)*b')).toMatchObject({ code: 'refused' });
    expect(refused('a*a*a*a*b')?.message).toContain('takes too long');
    expect(refused('gloves')).toBeNull();
  });

  it('keeps the words of people apart from those of the one who asks', () => {
    expect(words('first', { speech: 'people' })).toEqual([]);
    expect(words('first', { speech: 'interviewers' })).toEqual(['first', 'first']);
    const found = study.call('search.counts', { query: 'money' });
    expect(found).toMatchObject({ turns: 1, asked: 1, next: null });
    expect(found.documents).toMatchObject([{ name: 'P8', turns: 1, asked: 1 }]);
    expect(study.call('search.counts', { query: 'cafe', exactCase: true })).toMatchObject({
      turns: 0,
      asked: 1,
    });
  });

  it('answers in pages and says whether there is more', () => {
    const first = look('the', { limit: 1 });
    expect(first.total).toBe(6);
    const rest = look('the', { after: first.next ?? 0 });
    expect(rest.next).toBeNull();
    expect(first.hits.length + rest.hits.length).toBe(look('the').hits.length);
    // one turn has enough hits: the others are the next page, and no hit is in both or in none
    const all = look('the').hits;
    const pages = [];
    for (let after: number | null = 0; after !== null; after = pages.at(-1)?.next ?? null)
      pages.push(look('the', { enough: 1, countTo: 0, after }));
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.flatMap((page) => page.hits)).toEqual(all);
    expect(look('the', { enough: 1000 })).toMatchObject({ hits: all, next: null });
    expect(look('the', { limit: 1, countTo: 2 })).toMatchObject({ total: 2, isMore: true });
    expect(study.call('search.text', { query: 'the', offset: 4 }).hits).toHaveLength(2);
  });
});

describe('where it is looked for', () => {
  it('takes only some transcripts, people with a value, places coded or not coded yet', () => {
    const first = importDraft(study, draftOf('P7', talk));
    const second = importDraft(
      study,
      draftOf(
        'P8',
        talk.map((line) => line.replace('P7:', 'P8:')),
      ),
    );
    expect(new Set(look('gloves', { documentIds: [second] }).hits.map((h) => h.documentId))).toEqual(
      new Set([second]),
    );
    expect(look('gloves', { documentId: first }).hits).toHaveLength(2);
    const { participantId } = study.call('document.get', { id: second }).summary;
    const attribute = study.call('attribute.create', { name: 'Service' });
    study.call('participant.setValue', {
      participantId: participantId ?? '',
      attributeId: attribute.id,
      value: 'North',
    });
    const north = { attribute: { id: attribute.id, values: ['North'] } };
    expect(look('gloves', north).hits.map((h) => h.documentName)).toEqual(['P8', 'P8']);
    const text = textOf(first);
    const start = text.indexOf('a pair of gloves');
    const { codeId } = study.call('coding.applyMany', {
      ranges: [{ documentId: first, start, end: start + 16 }],
      name: 'gifts',
    });
    const inside = look('gloves', { coded: { which: 'inside', codeIds: [codeId] } });
    expect(inside.hits.map((h) => h.start)).toEqual([start + 10]);
    expect(look('gloves', { coded: { which: 'outside', codeIds: [codeId] } }).hits).toHaveLength(3);
    expect(look('gloves', { coded: { which: 'outside' } }).hits).toHaveLength(3);
    expect(look('gloves', { coded: { which: 'inside' } }).total).toBe(1);
  });

  it('follows undo, corrections and speakers: the passages are what the check expects', () => {
    const id = importDraft(study, draftOf('P7', talk));
    const { text, textHash } = study.call('document.get', { id });
    const at = text.indexOf('leaflet');
    study.call('document.edit', {
      id,
      textHash,
      steps: [{ kind: 'text', from: at, to: at + 7, insert: 'little pamphlet' }],
    });
    expect(study.call('study.check', {}).ok).toBe(true);
    expect(words('pamphlet')).toEqual(['pamphlet']);
    expect(words('gloves')).toEqual(['gloves', 'gloves']);
    study.call('history.undo', {});
    expect(words('leaflet')).toEqual(['leaflet']);
  });
});

describe('coding what was found', () => {
  it('gives hits, sentences or turns once each, without those left out, and codes them in one undo step', () => {
    const id = importDraft(study, draftOf('P7', talk));
    const text = textOf(id);
    const ask = (extent: 'hit' | 'sentence' | 'turn', without: string[] = []) =>
      study
        .call('search.places', { query: 'week', extent, without })
        .places.map((p) => text.slice(p.start, p.end));
    expect(ask('hit')).toEqual(['week', 'week']);
    expect(ask('sentence')).toEqual(['I came back the week after, and the week after that.']);
    expect(ask('turn')[0]).toMatch(/^Cold\./u);
    const first = text.indexOf('week');
    expect(ask('hit', [`${id}:${first}`])).toEqual(['week']);
    expect(ask('turn', [`${id}:${first}`, `${id}:${text.indexOf('week', first + 1)}`])).toEqual([]);
    const { places, people } = study.call('search.places', { query: 'glove*', extent: 'sentence' });
    expect(people).toBe(1);
    expect(study.call('coding.applyMany', { ranges: places, name: 'gloves' })).toMatchObject({ made: 2 });
    study.call('history.undo', {});
    expect(study.call('study.info', {})).toMatchObject({ codes: 0, codings: 0 });
  });

  it('gives all turns of a role or a name', () => {
    importDraft(study, draftOf('P7', talk));
    const [who] = study.call('search.speakers', {});
    expect(who).toMatchObject({ label: 'P7', role: 'participant', turns: 3, documents: 1 });
    expect(study.call('search.turnsOf', { role: 'interviewer' })).toMatchObject({ people: 1, documents: 1 });
    expect(study.call('search.turnsOf', { role: 'participant', label: 'P7' }).places).toHaveLength(3);
    expect(study.call('search.turnsOf', { role: 'participant', label: 'P9' }).places).toHaveLength(0);
    const { places } = study.call('search.turnsOf', { role: 'participant', label: 'P7' });
    const { hits } = study.call('search.shown', { places });
    expect(hits.map(({ start, end }) => ({ start, end }))).toEqual(
      places.map(({ start, end }) => ({ start, end })),
    );
    expect(hits.every((hit) => textOf(hit.documentId).startsWith(hit.snippet, hit.start))).toBe(true);
    expect(hits.every((hit) => hit.speaker === 'P7' && !hit.cutBefore && hit.hitEnd === 0)).toBe(true);
  });
});

describe('any script, any word', () => {
  const pieces = fc.constantFrom(
    'naïve',
    'CAFÉ',
    'cafe\u0301',
    'Ångström',
    'ö',
    'straße',
    'été',
    'İzmir',
    'fi',
    'word',
    'Word',
    '𝒳yz',
    '👩‍👩‍👧',
    '🙂',
    'λόγος',
    'ΛΟΓΟΣ',
    'ещё',
    'Ёлка',
    'йод',
    'שָׁלוֹם',
    'שלום',
    'مُحَمَّد',
    'محمد',
    '東京',
    'とうきょう',
    'がっこう',
    '한국어',
    'หนังสือ',
    'हिन्दी',
  );
  const sentence = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));

  it('every word of a text is found in it, and every hit is what was asked under the folding', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 4 }), fc.nat(), (turns, at) => {
        const id = importDraft(
          study,
          draftOf(
            `D${at}`,
            turns.map((turn) => `P1: ${turn}`),
          ),
        );
        const text = textOf(id);
        const all = turns.join(' ').split(' ');
        const asked = all[at % all.length] ?? '';
        const folded = fold(asked).text;
        for (const options of [
          {},
          { exactCase: true },
          { exactAccents: true },
          { exactCase: true, exactAccents: true },
        ]) {
          const folding = { case: !options.exactCase, accents: !options.exactAccents };
          const found = study.call('search.text', { query: asked, documentId: id, ...options });
          const hits = found.hits.map((h) => text.slice(h.start, h.end));
          const isWord = /[\p{L}\p{N}]/u.test(folded);
          const equal = all.filter((w) => fold(w, folding).text === fold(asked, folding).text).length;
          if (isWord) expect(hits.length, `${asked} in ${text}`).toBe(equal);
          for (const hit of hits) expect(fold(hit, folding).text).toBe(fold(asked, folding).text);
          for (const h of found.hits) {
            expect(h.snippet.slice(h.hitStart, h.hitEnd)).toBe(text.slice(h.start, h.end));
          }
        }
        study.call('history.undo', {});
      }),
      { numRuns: 120 },
    );
  });
});

describe('one word', () => {
  it('is found where a word is it or begins with it, as the words of the text are parted', () => {
    const letter = fc.constantFrom(
      'a',
      'b',
      'é',
      'e\u0301',
      'ß',
      '1',
      ' ',
      '-',
      '’',
      '.',
      '𝒜',
      '😀',
      'й',
      'A',
    );
    const text = fc.array(letter, { maxLength: 24 }).map((all) => all.join(''));
    const word = fc.stringMatching(/^[abé1A𝒜ßй]{1,3}$/u);
    fc.assert(
      fc.property(text, word, fc.boolean(), (said, query, beginnings) => {
        const asked = parseSearch(query, { beginnings });
        const wanted = fold(query).text;
        const isPrefix = beginnings && query.length > 1;
        const words = Array.from(said.matchAll(/[\p{L}\p{M}\p{N}\p{Co}]+/gu), ({ 0: one, index }) => ({
          one,
          index,
        }));
        const fits = words.filter(({ one }) =>
          isPrefix ? fold(one).text.startsWith(wanted) : fold(one).text === wanted,
        );
        expect(spans(said, asked)).toEqual(
          fits.map(({ one, index }) => ({ start: index, end: index + one.length })),
        );
      }),
      { numRuns: 400 },
    );
  });
});

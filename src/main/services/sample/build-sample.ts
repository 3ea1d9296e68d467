import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Actor } from '../../../shared/contract/define.ts';
import { ok, Refusal, fail, type Result } from '../../../shared/contract/errors.ts';
import { readTranscript } from '../../importers/read.ts';
import type { CoreHandle } from '../core-handle.ts';
import { resourcePath } from '../resources.ts';
import {
  addFirstCodes,
  codeAtTheTime,
  freezeAndChange,
  proposeAndLook,
  type Call,
  type FrameStory,
  type Telling,
} from './frame-story.ts';
import { addPasses } from './add-passes.ts';
import { addBoard, type SampleBoard } from './board.ts';
import { locate, readCodings, type SampleStudy } from './study.ts';
import { addStages } from './stages.ts';

const NOBODY: Actor = { personId: null, connection: 'sample' };
const file = (name: string): Buffer => readFileSync(resourcePath(`sample/${name}`));

/** The editor's state for paragraphs of plain words, as the memo editor stores it. */
function memoBody(paragraphs: readonly string[]): string {
  const paragraph = (text: string) => ({
    type: 'paragraph',
    version: 1,
    direction: null,
    format: '',
    indent: 0,
    textFormat: 0,
    textStyle: '',
    children: [{ type: 'text', version: 1, detail: 0, format: 0, mode: 'normal', style: '', text }],
  });
  return JSON.stringify({
    root: {
      type: 'root',
      version: 1,
      direction: null,
      format: '',
      indent: 0,
      children: paragraphs.map(paragraph),
    },
  });
}

/**
 * Fills a new study with the sample: twelve invented interviews brought in from their files like any others, then coded,
 * grouped into themes and mapped through the same operations people use.
 */
export async function buildSample(
  core: CoreHandle,
  onProgress: (fraction: number) => void = () => {},
): Promise<Result<null>> {
  const call: Call = async (op, input, as = NOBODY) => {
    const result = await core.call(op, input, as);
    if (!result.ok)
      throw new Refusal(result.failure.code, `${op}: ${result.failure.message}`, result.failure.detail);
    return result.value;
  };
  try {
    const study = JSON.parse(file('source/study.json').toString('utf8')) as SampleStudy;
    const people = await addPeople(call, study);
    const lead = people.get('maya') ?? NOBODY;
    for (const step of study.method) await call('method.set', step, lead);
    await addInterviews(call, study, lead, (done) => onProgress(done * 0.4));
    const codes = new Map<string, string>();
    const telling: Telling = {
      call,
      study,
      story: JSON.parse(file('source/frame.json').toString('utf8')) as FrameStory,
      lead,
      people,
      codes,
      headings: new Map(),
      codingsOf: (name) => file(`source/${name}.codings.tsv`).toString('utf8'),
    };
    await addFirstCodes(telling);
    await addCodings(telling, (done) => onProgress(0.4 + done * 0.5));
    await proposeAndLook(telling);
    const early = await addStages(call, lead, codes);
    const board = JSON.parse(file('source/board.json').toString('utf8')) as SampleBoard;
    const fromPiles = await addBoard(call, board, people, codes);
    const themes = await addThemes(call, study, lead, codes, early.themes, fromPiles);
    await early.finish();
    await addQuestions(call, study, lead, themes);
    await call(
      'theme.setGroups',
      { themeId: themes.get(SAID_BY.theme) ?? '', groups: [...SAID_BY.groups] },
      lead,
    );
    await chooseExamples(call, codes, lead);
    await addMap(call, study, lead, { themes, codes });
    await addMemos(call, study, people, codes, themes);
    await addPasses(call, people, codes, themes);
    onProgress(1);
    return ok(null);
  } catch (error) {
    if (error instanceof Refusal) return fail(error.code, error.message, error.detail);
    throw error;
  }
}

async function addPeople(call: Call, study: SampleStudy): Promise<Map<string, Actor>> {
  const people = new Map<string, Actor>();
  for (const { slug, name, alias } of study.people) {
    const { id } = await call('person.ensure', {
      name,
      alias: alias.length > 2 ? alias : name,
      role: slug === 'maya' ? 'lead' : 'coder',
    });
    people.set(slug, { personId: id, connection: 'sample' });
  }
  return people;
}

async function addInterviews(
  call: Call,
  study: SampleStudy,
  lead: Actor,
  onProgress: (done: number) => void,
): Promise<void> {
  const group = randomUUID();
  for (const [index, p] of study.participants.entries()) {
    const bytes = file(`transcripts/${p.documentName}`);
    const draft = await readTranscript(bytes, p.documentName);
    const speakers = draft.speakers.map((s) => ({
      ...s,
      role: /^(i|int|interviewer)$/iu.test(s.label) ? ('interviewer' as const) : ('participant' as const),
    }));
    await call(
      'document.import',
      {
        draft: { ...draft, speakers, title: `P${p.number}, interview` },
        original: new Uint8Array(bytes),
        originalName: p.documentName,
        group,
        settle: true,
        participantNumber: p.number,
      },
      lead,
    );
    onProgress((index + 1) / study.participants.length);
  }
  const headings = study.attributes.map((a) => a.name);
  const rows = study.participants.map((p) => [
    `P${p.number}`,
    ...headings.map((h) => String(p.attributes[h] ?? '')),
  ]);
  await call('participant.importTable', { rows: [['Participant', ...headings], ...rows] }, lead);
  const { attributes, participants } = await call('participant.table', {});
  for (const p of study.participants) {
    const row = participants.find((r) => r.number === p.number);
    if (row && row.workingLabel === '')
      await call('participant.update', { id: row.id, workingLabel: p.workingLabel }, lead);
  }
  await call(
    'study.setSettings',
    {
      groupAttributeId: attributes.find((a) => a.name === 'Service')?.id ?? null,
      countsBesideThemes: true,
      reviewIntro:
        'Thank you for looking at these extracts with us. There are no right answers, and you can stop at any time.',
      supportContacts: [
        { name: 'Maya Okafor, lead researcher', detail: 'Weekdays 9 to 5, 01632 960 118' },
        { name: 'The out-of-hours listening line', detail: 'Any time, 01632 960 124' },
      ],
    },
    lead,
  );
}

/** Codes every transcript; the frame is frozen after the first few, and codes made later are then looked for in those too. */
async function addCodings(telling: Telling, onProgress: (done: number) => void): Promise<void> {
  const { call, study, story } = telling;
  const documents = await call('document.list', {});
  const isLate = (code: string) => story.late.includes(code);
  for (const [index, p] of study.participants.entries()) {
    const isEarly = index < story.freezeAfter;
    if (index === story.freezeAfter) {
      await freezeAndChange(telling);
      for (const [at, early] of study.participants.slice(0, index).entries())
        await addCodingsOf(telling, documents, early, at, isLate);
    }
    await addCodingsOf(telling, documents, p, index, (code) => !isEarly || !isLate(code));
    onProgress((index + 1) / study.participants.length);
  }
}

async function addCodingsOf(
  { call, story, people, codes, codingsOf }: Telling,
  documents: readonly { id: string; publicId: string | null }[],
  p: SampleStudy['participants'][number],
  index: number,
  isWanted: (code: string) => boolean,
): Promise<void> {
  const id = documents.find((d) => d.publicId === `P${p.number}`)?.id ?? '';
  const { text, textHash } = await call('document.get', { id });
  for (const coding of readCodings(codingsOf(p.file)).filter((one) => isWanted(one.code))) {
    const place = locate(text, coding);
    const codeId = codes.get(codeAtTheTime(story, index, coding.code, coding.coder));
    const coder = people.get(coding.coder);
    if (!place || codeId === undefined || !coder)
      throw new Refusal('internal', `The sample's ${p.file} has no “${coding.from}” for ${coding.code}.`);
    const done = await call('coding.apply', { documentId: id, ...place, textHash, codeId }, coder);
    if (coding.memo !== null) {
      await call(
        'memo.create',
        {
          kind: 'memo',
          targetKind: 'coding',
          targetId: done.codingId,
          title: '',
          body: memoBody([coding.memo]),
          text: coding.memo,
          datedAt: new Date(Date.now() - (70 - 4 * index) * 86_400_000).toISOString(),
        },
        coder,
      );
    }
  }
}

const statuses: Readonly<Record<string, 'candidate' | 'reviewed' | 'defined'>> = {
  candidate: 'candidate',
  reviewed: 'reviewed',
  named: 'defined',
  defined: 'defined',
};

async function addThemes(
  call: Call,
  study: SampleStudy,
  lead: Actor,
  codes: Map<string, string>,
  early: ReadonlyMap<string, string>,
  fromPiles: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const themes = new Map<string, string>();
  for (const theme of study.themes) {
    const codeIds = theme.codes.flatMap((slug) => codes.get(slug) ?? []);
    const was = study.renamed.find((one) => one.theme === theme.slug)?.was;
    const words = {
      name: was ?? theme.name,
      centralIdea: theme.centralIdea,
      boundary: theme.boundary,
      status: statuses[theme.status] ?? ('candidate' as const),
    };
    const parentId = theme.parent === null ? null : (themes.get(theme.parent) ?? null);
    const known = early.get(theme.slug) ?? fromPiles.get(theme.slug);
    if (known !== undefined) await call('theme.update', { id: known, ...words }, lead);
    if (known !== undefined && fromPiles.has(theme.slug)) {
      // what became a theme on the board finds its place among the others, with all its codes
      await call('theme.move', { id: known, parentId, before: null, level: theme.level }, lead);
      await call('theme.linkCodes', { themeId: known, codeIds }, lead);
    }
    const id =
      known ?? (await call('theme.create', { ...words, level: theme.level, parentId, codeIds }, lead)).id;
    themes.set(theme.slug, id);
    if (was !== undefined) await call('theme.update', { id, name: theme.name }, lead);
    await chooseQuotes(call, id, codeIds, lead);
    await markCounterExamples(call, id, codeIds, lead);
  }
  return themes;
}

/** A finding the team says is one service's, though some of its extracts come from the other. */
const SAID_BY = { theme: 'across-localities', groups: ['Brook Lane'] } as const;

/** Research questions, with the themes that answer them. */
async function addQuestions(
  call: Call,
  study: SampleStudy,
  lead: Actor,
  themes: Map<string, string>,
): Promise<void> {
  const asked = new Map<string, string[]>();
  for (const { name, themes: slugs } of study.researchQuestions) {
    const { id } = await call('researchQuestion.create', { name }, lead);
    for (const slug of slugs) asked.set(slug, [...(asked.get(slug) ?? []), id]);
  }
  for (const [slug, questionIds] of asked)
    await call('researchQuestion.assign', { themeId: themes.get(slug) ?? '', questionIds }, lead);
}

/** Two or three key quotes from different people for a theme that has codes of its own. */
async function chooseQuotes(call: Call, themeId: string, codeIds: string[], lead: Actor): Promise<void> {
  if (codeIds.length === 0) return;
  const { items } = await call('coding.extracts', { codeIds, limit: 200 });
  const chosen = new Map<string, string>();
  // By content and not by id, so that the sample is the same each time it is made.
  const order = items
    .toSorted((a, b) => mark(a.quote) - mark(b.quote))
    .filter((e) => e.quote.length > 60 && e.quote.length < 320);
  for (const extract of order) {
    const person = extract.participantId ?? extract.documentId;
    if (chosen.size < 3 && !chosen.has(person)) chosen.set(person, extract.codingId);
  }
  for (const codingId of chosen.values())
    await call('theme.setQuote', { themeId, codingId, stance: 'for' }, lead);
}
/** Extracts whose coder wrote beside them that they speak against the theme. */
async function markCounterExamples(
  call: Call,
  themeId: string,
  codeIds: string[],
  lead: Actor,
): Promise<void> {
  if (codeIds.length === 0) return;
  const memos = await call('memo.list', { targetKind: 'coding' });
  const against = new Set(
    memos.filter((memo) => /^(?:Counter-example|Against)\b/u.test(memo.text)).map((memo) => memo.targetId),
  );
  const { items } = await call('coding.extracts', { codeIds, limit: 200 });
  for (const { codingId } of items.filter((extract) => against.has(extract.codingId)))
    await call('theme.setQuote', { themeId, codingId, stance: 'against' }, lead);
}
/** How many codes of the sample have examples; the rest are for whoever tries it. */
const WITH_EXAMPLES = 8;

/** A typical and a borderline example for the first codes, each from another person. */
async function chooseExamples(call: Call, codes: Map<string, string>, lead: Actor): Promise<void> {
  for (const id of [...codes.values()].slice(0, WITH_EXAMPLES)) {
    const { items } = await call('coding.extracts', { codeIds: [id], limit: 200 });
    const [typical, ...rest] = items
      .filter((e) => e.quote.length > 50 && e.quote.length < 240)
      .toSorted((a, b) => mark(a.quote) - mark(b.quote));
    const borderline = rest.find((e) => e.documentId !== typical?.documentId);
    if (typical) await call('code.setExample', { id, kind: 'typical', codingId: typical.codingId }, lead);
    if (borderline)
      await call('code.setExample', { id, kind: 'borderline', codingId: borderline.codingId }, lead);
  }
}
const mark = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE();

async function addMap(
  call: Call,
  study: SampleStudy,
  lead: Actor,
  { themes, codes }: { themes: Map<string, string>; codes: Map<string, string> },
): Promise<void> {
  // A second map for the thinking behind the figure: the same themes with the team's worded links.
  const working = await call(
    'map.create',
    { name: 'How the themes act on each other', layout: 'tree', widthMm: 174 },
    lead,
  );
  for (const link of study.links) {
    const from = themes.get(link.from);
    const to = themes.get(link.to);
    if (from && to)
      await call(
        'map.link',
        {
          mapId: working.id,
          from,
          to,
          words: link.words,
          kind: link.kind === 'tension' ? 'dashed' : 'plain',
          arrow: link.arrow,
        },
        lead,
      );
  }
  for (const slug of SHOWN.under)
    await call('map.showCodes', { mapId: working.id, themeId: themes.get(slug) ?? '', shown: true }, lead);
  const codeIds = SHOWN.loose.flatMap((slug) => codes.get(slug) ?? []);
  await call('map.addCodes', { mapId: working.id, codeIds }, lead);
}

/** Sub-themes whose codes stand on the second map, and codes that stand there by themselves. */
const SHOWN = { under: ['validation-listening', 'timely-support'], loose: ['online-meetings'] } as const;

async function addMemos(
  call: Call,
  study: SampleStudy,
  people: Map<string, Actor>,
  codes: Map<string, string>,
  themes: Map<string, string>,
): Promise<void> {
  const now = Date.now();
  for (const memo of study.memos) {
    const slug = memo.target.slug ?? '';
    const targets = {
      theme: themes.get(slug),
      code: codes.get(slug),
      journal: undefined,
      transcript: undefined,
    };
    const targetId = targets[memo.target.kind] ?? null;
    await call(
      'memo.create',
      {
        kind: memo.target.kind === 'journal' ? 'journal' : 'memo',
        targetKind: targetId === null ? 'none' : memo.target.kind === 'theme' ? 'theme' : 'code',
        targetId,
        title: memo.title,
        body: memoBody(memo.paragraphs),
        text: memo.paragraphs.join('\n'),
        datedAt: new Date(now - memo.daysAgo * 86_400_000).toISOString(),
      },
      people.get(memo.author) ?? NOBODY,
    );
  }
}

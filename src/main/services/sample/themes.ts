import type { Actor } from '../../../shared/contract/define.ts';
import type { Call } from './frame-story.ts';
import { contentOrder, type SampleStudy } from './study.ts';

const statuses: Readonly<Record<string, 'candidate' | 'reviewed' | 'defined'>> = {
  candidate: 'candidate',
  reviewed: 'reviewed',
  named: 'defined',
  defined: 'defined',
};

/** Themes with their codes, key quotes and counter-examples; some were made before, on the board or for a stage. */
export async function addThemes(
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
export const SAID_BY = { theme: 'across-localities', groups: ['Brook Lane'] } as const;

/** Research questions, with the themes that answer them. */
export async function addQuestions(
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
    .toSorted((a, b) => contentOrder(a.quote) - contentOrder(b.quote))
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
export async function chooseExamples(call: Call, codes: Map<string, string>, lead: Actor): Promise<void> {
  for (const id of [...codes.values()].slice(0, WITH_EXAMPLES)) {
    const { items } = await call('coding.extracts', { codeIds: [id], limit: 200 });
    const [typical, ...rest] = items
      .filter((e) => e.quote.length > 50 && e.quote.length < 240)
      .toSorted((a, b) => contentOrder(a.quote) - contentOrder(b.quote));
    const borderline = rest.find((e) => e.documentId !== typical?.documentId);
    if (typical) await call('code.setExample', { id, kind: 'typical', codingId: typical.codingId }, lead);
    if (borderline)
      await call('code.setExample', { id, kind: 'borderline', codingId: borderline.codingId }, lead);
  }
}

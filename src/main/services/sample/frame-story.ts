/**
 * How the sample's coding frame came to be: the first transcripts coded together, the frame frozen, then changed, proposed
 * to and argued over. Read from resources/sample/source/frame.json; codes and people stand there by their slugs.
 */
import type { Actor } from '../../../shared/contract/define.ts';
import type { CommandName, Input, Output, QueryName } from '../../../shared/contract/index.ts';
import { locate, readCodings, type SampleStudy } from './study.ts';

export type Call = <N extends CommandName | QueryName>(
  op: N,
  input: Input<N>,
  as?: Actor,
) => Promise<Output<N>>;
type SampleCode = SampleStudy['codes'][number];

export interface FrameStory {
  /** Transcripts coded before the frame was frozen. */
  readonly freezeAfter: number;
  readonly name: string;
  readonly note: string;
  /** How some codes were before. */
  readonly before: Readonly<Record<string, { name?: string; definition?: string; parent?: string }>>;
  /** A code that was merged away: some uses of another were first its own. */
  readonly extra: {
    slug: string;
    name: string;
    parent: string;
    definition: string;
    usedFor: string;
    by: string;
  };
  readonly late: readonly string[];
  readonly lookedAgain: readonly { document: number; code: string; by: string }[];
  /** Why, by the slug of the code. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly accepted: { code: string; by: string; reason: string; answer: string };
  readonly open: readonly (
    | { by: string; kind: 'split'; code: string; names: string[]; reason: string }
    | {
        by: string;
        kind: 'add';
        name: string;
        parent: string;
        definition: string;
        reason: string;
        document: number;
        /** The code on whose first coding in that transcript the new one was wanted. */
        on: string;
      }
  )[];
  readonly declined: {
    by: string;
    kind: 'merge';
    code: string;
    into: string;
    reason: string;
    answer: string;
  };
}

export interface Telling {
  readonly call: Call;
  readonly study: SampleStudy;
  readonly story: FrameStory;
  readonly lead: Actor;
  readonly people: ReadonlyMap<string, Actor>;
  /** Codes by slug, and headings by name. */
  readonly codes: Map<string, string>;
  readonly headings: Map<string, string>;
  /** Reads the codings of a transcript as they are written down. */
  codingsOf(file: string): string;
}

const inputOf = (code: SampleCode, before: FrameStory['before'][string] = {}) => ({
  name: before.name ?? code.name,
  colour: code.hue,
  definition: before.definition ?? code.definition,
  fullDefinition: code.fullDefinition ?? '',
  useWhen: code.useWhen,
  doNotUseWhen: code.doNotUseWhen,
});

async function headingOf({ call, headings, lead }: Telling, name: string, colour: number): Promise<string> {
  const known = headings.get(name);
  if (known !== undefined) return known;
  const { id } = await call('code.create', { name, isHeading: true, colour }, lead);
  headings.set(name, id);
  return id;
}

/** The codes there were when the frame was frozen. */
export async function addFirstCodes(telling: Telling): Promise<void> {
  const { call, study, story, codes, lead } = telling;
  for (const code of study.codes) {
    if (story.late.includes(code.slug)) continue;
    const before = story.before[code.slug] ?? {};
    const parent = before.parent ?? code.parent;
    const parentId = parent === undefined ? null : await headingOf(telling, parent, code.hue);
    const { id } = await call('code.create', { ...inputOf(code, before), parentId }, lead);
    codes.set(code.slug, id);
  }
  const { slug, name, parent, definition } = story.extra;
  const parentId = await headingOf(telling, parent, 1);
  const { id } = await call('code.create', { name, parentId, definition }, lead);
  codes.set(slug, id);
}

/** Which code words were given at the time: some stood under a code that was merged away later. */
export function codeAtTheTime(story: FrameStory, index: number, code: string, coder: string): string {
  const { extra } = story;
  const isEarly = index < story.freezeAfter;
  return isEarly && code === extra.usedFor && coder === extra.by ? extra.slug : code;
}

/** The frame is frozen once the first transcripts are finished, and then changed. */
export async function freezeAndChange(telling: Telling): Promise<void> {
  const { call, study, story, codes, headings, lead, people } = telling;
  const documents = await call('document.list', {});
  for (const document of documents.slice(0, story.freezeAfter))
    for (const personId of document.coderIds)
      await call('frame.finish', { documentId: document.id, isFinished: true }, { ...lead, personId });
  await call('frame.freeze', { name: story.name, note: story.note, offersProposals: true }, lead);
  const tom = people.get('tom') ?? lead;
  for (const [slug, before] of Object.entries(story.before)) {
    const code = study.codes.find((one) => one.slug === slug);
    const id = codes.get(slug);
    if (!code || id === undefined) continue;
    if (before.parent === undefined)
      await call('code.update', { id, name: code.name, definition: code.definition }, tom);
    else await placeCode(telling, code, id, tom);
    await sayWhy(telling, slug, tom);
  }
  const into = codes.get(story.extra.usedFor) ?? '';
  const stays = study.codes.find((one) => one.slug === story.extra.usedFor);
  await call(
    'code.merge',
    { from: [codes.get(story.extra.slug) ?? ''], into, fullDefinition: stays?.fullDefinition ?? '' },
    lead,
  );
  await sayWhy(telling, story.extra.slug, lead);
  for (const slug of story.late) {
    const code = study.codes.find((one) => one.slug === slug);
    if (!code) continue;
    const { accepted } = story;
    const parentId = headings.get(code.parent ?? '') ?? null;
    if (slug === accepted.code) {
      const change = { kind: 'add', name: code.name, parentId, definition: code.definition } as const;
      const proposed = await call(
        'frame.propose',
        { change, reason: accepted.reason },
        people.get(accepted.by) ?? lead,
      );
      const made = await call('frame.accept', { id: proposed.id, answer: accepted.answer }, lead);
      codes.set(slug, made.codeId ?? '');
      await call('code.update', { id: made.codeId ?? '', ...inputOf(code) }, lead);
    } else {
      const { id } = await call('code.create', { ...inputOf(code), parentId }, tom);
      codes.set(slug, id);
      await sayWhy(telling, slug, tom);
    }
  }
  for (const slug of story.late) {
    const code = study.codes.find((one) => one.slug === slug);
    if (code) await placeCode(telling, code, codes.get(slug) ?? '', lead);
  }
}

/** Puts a code under its heading, where the study has it. */
async function placeCode({ call, study, codes, headings }: Telling, code: SampleCode, id: string, as: Actor) {
  const siblings = study.codes.filter((one) => one.parent === code.parent);
  const next = siblings.slice(siblings.indexOf(code) + 1).find((one) => codes.has(one.slug));
  await call(
    'code.move',
    {
      ids: [id],
      parentId: headings.get(code.parent ?? '') ?? null,
      before: next ? (codes.get(next.slug) ?? null) : null,
    },
    as,
  );
}

async function sayWhy({ call, story }: Telling, slug: string, as: Actor): Promise<void> {
  const why = story.reasons[slug];
  const [last] = await call('history.list', { limit: 1 });
  if (why !== undefined && last) await call('frame.giveReason', { seq: last.seq, why }, as);
}

/** What is proposed, what was declined, and who looked again. */
export async function proposeAndLook(telling: Telling): Promise<void> {
  const { call, story, codes, headings, lead, people } = telling;
  const documents = await call('document.list', {});
  const documentId = (at: number) => documents[at - 1]?.id ?? '';
  const codeId = (slug: string) => codes.get(slug) ?? '';
  for (const { document, code, by } of story.lookedAgain)
    await call(
      'frame.looked',
      { pairs: [{ codeId: codeId(code), documentId: documentId(document) }] },
      people.get(by) ?? lead,
    );
  const { declined } = story;
  const asked = await call(
    'frame.propose',
    {
      change: { kind: 'merge', from: [codeId(declined.code)], into: codeId(declined.into) },
      reason: declined.reason,
    },
    people.get(declined.by) ?? lead,
  );
  await call('frame.decline', { id: asked.id, answer: declined.answer }, lead);
  for (const one of story.open) {
    const as = people.get(one.by) ?? lead;
    if (one.kind === 'split') {
      const change = { kind: 'split', codeId: codeId(one.code), names: one.names } as const;
      await call('frame.propose', { change, reason: one.reason }, as);
      continue;
    }
    const { text, textHash } = await call('document.get', { id: documentId(one.document) });
    const written = telling.study.participants[one.document - 1]?.file ?? '';
    const coding = readCodings(telling.codingsOf(written)).find((coded) => coded.code === one.on);
    const place = coding ? locate(text, coding) : null;
    const parentId = headings.get(one.parent) ?? null;
    const change = { kind: 'add', name: one.name, parentId, definition: one.definition } as const;
    await call(
      'frame.propose',
      {
        change,
        reason: one.reason,
        ...(place ? { place: { documentId: documentId(one.document), ...place, textHash } } : {}),
      },
      as,
    );
  }
}

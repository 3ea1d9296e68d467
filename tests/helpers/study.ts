import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '../../src/shared/contract/define.ts';
import type { Input, OpName, Output } from '../../src/shared/contract/index.ts';
import type { Result } from '../../src/shared/contract/errors.ts';
import type { ImportDraft } from '../../src/shared/domain/text/types.ts';
import { createCore, type Core } from '../../src/main/core/dispatcher.ts';
import { initialiseStudy } from '../../src/main/core/create-study.ts';
import { openStudyFile, type OpenStudy } from '../../src/main/db/open.ts';

/** A folder that is gone after the test. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'threadwork-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface TestStudy {
  readonly path: string;
  readonly study: OpenStudy;
  readonly core: Core;
  readonly actor: Actor;
  /** Runs an operation and answers with its value; throws the failure's sentence when there is one. */
  call<N extends OpName>(op: N, input: Input<N>, as?: Actor): Output<N>;
  /** Runs an operation and answers with the result as it is. */
  ask<N extends OpName>(op: N, input: Input<N>, as?: Actor): Result<Output<N>>;
  close(): void;
}

/** A new study in a real file, on this thread, with a clock that ticks by itself and ids that count up. */
export function createTestStudy(options: { path?: string; title?: string } = {}): TestStudy {
  const folder = temporaryFolder();
  const path = options.path ?? join(folder.path, 'study.threadwork');
  let tick = Date.UTC(2026, 0, 1);
  let count = 0;
  const now = () => new Date((tick += 1000)).toISOString();
  const newId = () => `01900000-0000-7000-8000-${String(++count).padStart(12, '0')}`;
  const study = openStudyFile(path, { create: true });
  initialiseStudy(study, options.title ?? 'A study', { now, newId, version: 'test' });
  const core = createCore({
    study,
    now,
    newId,
    log: (message, error) => `${message}: ${String((error as Error).stack)}`,
  });
  const nobody: Actor = { personId: null, connection: 'test' };
  const ask = <N extends OpName>(op: N, input: Input<N>, as: Actor) => {
    const result = core.dispatch(op, input, as) as Result<Output<N>>;
    // A refusal may be what a test looks for; something unexpected never is.
    if (!result.ok && result.failure.code === 'internal') throw new Error(result.failure.detail);
    return result;
  };
  const call = <N extends OpName>(op: N, input: Input<N>, as: Actor): Output<N> => {
    const result = ask(op, input, as);
    if (!result.ok)
      throw new Error(
        `${op}: ${result.failure.code}: ${result.failure.message} ${result.failure.detail ?? ''}`,
      );
    return result.value;
  };
  const actor: Actor = {
    personId: call('person.ensure', { name: 'Maya Okafor' }, nobody).id,
    connection: 'test',
  };
  return {
    path,
    study,
    core,
    actor,
    call: (op, input, as = actor) => call(op, input, as),
    ask: (op, input, as = actor) => ask(op, input, as),
    close() {
      study.close();
      folder.remove();
    },
  };
}

/** A draft of turns written as "Speaker: words"; the first speaker named Interviewer asks. */
export function draftOf(title: string, lines: readonly string[]): ImportDraft {
  const speakers: { label: string; role: 'participant' | 'interviewer' }[] = [];
  const turns = lines.map((line) => {
    const [label = '', ...rest] = line.split(': ');
    let index = speakers.findIndex((s) => s.label === label);
    if (index < 0)
      index = speakers.push({ label, role: label === 'Interviewer' ? 'interviewer' : 'participant' }) - 1;
    return { text: rest.join(': '), speaker: index, startMs: null, endMs: null };
  });
  return { format: 'txt', title, turns, speakers, notes: [], warnings: [], lang: null, direction: 'ltr' };
}

/** Imports a draft; every draft gets bytes of its own. */
export function importDraft(study: TestStudy, draft: ImportDraft, group: string | null = null): string {
  return study.call('document.import', {
    draft,
    original: new TextEncoder().encode(JSON.stringify(draft)),
    originalName: `${draft.title}.txt`,
    group,
    settle: false,
  }).documentId;
}

/** Where some words stand in a transcript as it is now, to be given to what codes them. */
export function placeOf(study: TestStudy, documentId: string, words: string) {
  const { text, textHash } = study.call('document.get', { id: documentId });
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” is not in the transcript`);
  return { documentId, start, end: start + words.length, textHash };
}

/** An invented conversation, enough to code in. */
export const talk: readonly string[] = [
  'Interviewer: How did you first hear about the allotment group?',
  'P7: My sister put a leaflet through the door. I threw it away, and then I fished it out again because the dog had brought it back.',
  'Interviewer: What was the first visit like?',
  'P7: Cold. There was a man called [organiser] who gave me a pair of gloves and did not ask me a single question, which was exactly right. I came back the week after, and the week after that.',
  'Interviewer: And now?',
  'P7: Now I bring the gloves for other people. It is the only place where nobody writes anything down about me.',
];

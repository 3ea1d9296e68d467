import { ok, Refusal, fail, type Result } from '../../../shared/contract/errors.ts';
import type { CoreHandle } from '../core-handle.ts';
import { addPasses } from './add-passes.ts';
import { addBoard, type SampleBoard } from './board.ts';
import { addCodings } from './codings.ts';
import { addFirstCodes, proposeAndLook, type Call, type FrameStory, type Telling } from './frame-story.ts';
import { addInterviews, addPeople } from './interviews.ts';
import { addMap } from './maps.ts';
import { addMemos } from './memos.ts';
import { NOBODY, sampleFile } from './sample-file.ts';
import { addStages } from './stages.ts';
import type { SampleStudy } from './study.ts';
import { addQuestions, addThemes, chooseExamples, SAID_BY } from './themes.ts';

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
    const study = JSON.parse(sampleFile('source/study.json').toString('utf8')) as SampleStudy;
    const people = await addPeople(call, study);
    const lead = people.get('maya') ?? NOBODY;
    for (const step of study.method) await call('method.set', step, lead);
    await addInterviews(call, study, lead, (done) => onProgress(done * 0.4));
    const codes = new Map<string, string>();
    const telling: Telling = {
      call,
      study,
      story: JSON.parse(sampleFile('source/frame.json').toString('utf8')) as FrameStory,
      lead,
      people,
      codes,
      headings: new Map(),
      codingsOf: (name) => sampleFile(`source/${name}.codings.tsv`).toString('utf8'),
    };
    await addFirstCodes(telling);
    await addCodings(telling, (done) => onProgress(0.4 + done * 0.5));
    await proposeAndLook(telling);
    const early = await addStages(call, lead, codes);
    const board = JSON.parse(sampleFile('source/board.json').toString('utf8')) as SampleBoard;
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

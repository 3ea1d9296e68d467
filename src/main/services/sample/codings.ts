import { Refusal } from '../../../shared/contract/errors.ts';
import { plainBody } from '../../../shared/domain/text/plain-body.ts';
import { codeAtTheTime, freezeAndChange, type Telling } from './frame-story.ts';
import { locate, readCodings, type SampleStudy } from './study.ts';

/** Codes every transcript; the frame is frozen after the first few, and codes made later are then looked for in those too. */
export async function addCodings(telling: Telling, onProgress: (done: number) => void): Promise<void> {
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
          body: plainBody(coding.memo),
          text: coding.memo,
          datedAt: new Date(Date.now() - (70 - 4 * index) * 86_400_000).toISOString(),
        },
        coder,
      );
    }
  }
}

import type { Actor } from '../../../shared/contract/define.ts';
import { plainBody } from '../../../shared/domain/text/plain-body.ts';
import type { Call } from './frame-story.ts';
import { NOBODY } from './sample-file.ts';
import type { SampleStudy } from './study.ts';

/** Memos about themes and codes, and the journal. */
export async function addMemos(
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
        body: plainBody(memo.paragraphs.join('\n')),
        text: memo.paragraphs.join('\n'),
        datedAt: new Date(now - memo.daysAgo * 86_400_000).toISOString(),
      },
      people.get(memo.author) ?? NOBODY,
    );
  }
}

import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../shared/contract/define.ts';
import { readTranscript } from '../../importers/read.ts';
import type { Call } from './frame-story.ts';
import { sampleFile } from './sample-file.ts';
import type { SampleStudy } from './study.ts';

/** The team, by slug. */
export async function addPeople(call: Call, study: SampleStudy): Promise<Map<string, Actor>> {
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

/** Brings the interviews in from their files, with who the participants are and the settings of the study. */
export async function addInterviews(
  call: Call,
  study: SampleStudy,
  lead: Actor,
  onProgress: (done: number) => void,
): Promise<void> {
  const group = randomUUID();
  for (const [index, p] of study.participants.entries()) {
    const bytes = sampleFile(`transcripts/${p.documentName}`);
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

import { z } from 'zod';
import { answers, command, id, name, nothing, query } from './define.ts';

export interface StudyInfo {
  studyId: string;
  title: string;
  documents: number;
  /** Words spoken by anyone, interviewers included; `interviewerWords` says how many are theirs. */
  words: number;
  interviewerWords: number;
  turns: number;
  lines: number;
  participants: number;
  coders: number;
  codes: number;
  codings: number;
  themes: number;
  memos: number;
  maps: number;
  schemaVersion: number;
  revision: number;
  readOnly: boolean;
}
export interface PersonView {
  id: string;
  name: string;
  /** How the person is shown on screen and in packs. */
  alias: string;
  role: 'lead' | 'coder' | 'reviewer' | 'secondReader';
  /** Up to two letters for badges. */
  initials: string;
  codings: number;
}
export interface CheckReport {
  ok: boolean;
  problems: string[];
}

/** Values kept with the study that are not rows of anything else. */
export interface StudySettings {
  supportContacts: { name: string; detail: string }[];
  reviewIntro: string;
  groupAttributeId: string | null;
  /** Whether counts of people and extracts stand beside themes in the tree; on the sheet they always do. */
  countsBesideThemes: boolean;
}
const settingsPatch = z
  .object({
    supportContacts: z.array(z.object({ name: z.string().max(200), detail: z.string().max(500) })).max(20),
    reviewIntro: z.string().max(4000),
    groupAttributeId: id.nullable(),
    countsBesideThemes: z.boolean(),
  })
  .partial();

export const study = {
  'study.info': query(nothing, answers<StudyInfo>(), [
    'study',
    'document',
    'speaker',
    'participant',
    'person',
    'code',
    'coding',
    'theme',
    'memo',
    'map',
  ]),
  'study.rename': command(z.object({ title: name }), answers<null>()),
  'study.settings': query(nothing, answers<StudySettings>(), ['setting']),
  'study.setSettings': command(settingsPatch, answers<null>()),
  'study.check': query(nothing, answers<CheckReport>(), []),
  'person.list': query(nothing, answers<PersonView[]>(), ['person', 'coding']),
  /** Finds a person by name or alias, or adds them; answers with the id either way. */
  'person.ensure': command(
    z.object({
      name,
      alias: z.string().max(100).optional(),
      role: z.enum(['lead', 'coder', 'reviewer', 'secondReader']).optional(),
    }),
    answers<{ id: string }>(),
  ),
  'person.update': command(
    z.object({
      id,
      name: name.optional(),
      alias: name.optional(),
      role: z.enum(['lead', 'coder', 'reviewer', 'secondReader']).optional(),
    }),
    answers<null>(),
  ),
};

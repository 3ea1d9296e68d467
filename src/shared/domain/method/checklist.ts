/**
 * The fifteen points of a good thematic analysis, put in our own words after the criteria of Braun and Clarke, "Using thematic analysis
 * in psychology", Qualitative Research in Psychology 3(2), 2006, table 2. The program gathers what the study holds for a point; only a
 * person says whether it is met. No score is made of it.
 */

/** Where the study has something to show for a point; the rest can only be thought about. */
type ChecklistStage = 'Transcripts' | 'Coding' | 'Analysis' | 'Overall' | 'Report';
export interface ChecklistItem {
  readonly n: number;
  readonly stage: ChecklistStage;
  readonly asks: string;
}

export const CHECKLIST: readonly ChecklistItem[] = [
  {
    n: 1,
    stage: 'Transcripts',
    asks: 'The talk is written down in enough detail, and was checked against the recordings.',
  },
  { n: 2, stage: 'Coding', asks: 'Every transcript was given the same attention.' },
  {
    n: 3,
    stage: 'Coding',
    asks: 'Themes rest on thorough coding of everything, not on a few vivid passages.',
  },
  { n: 4, stage: 'Coding', asks: 'All extracts that belong to each theme are gathered.' },
  { n: 5, stage: 'Coding', asks: 'Themes were held against each other and against the whole data set.' },
  { n: 6, stage: 'Coding', asks: 'Each theme hangs together, and differs from its neighbours.' },
  { n: 7, stage: 'Analysis', asks: 'The talk is interpreted, not only retold.' },
  { n: 8, stage: 'Analysis', asks: 'The quotes bear out what is said about them.' },
  { n: 9, stage: 'Analysis', asks: 'Together the themes tell one convincing story.' },
  { n: 10, stage: 'Analysis', asks: 'Analysis and quotes are in balance.' },
  { n: 11, stage: 'Overall', asks: 'Each phase was given the time it needs.' },
  { n: 12, stage: 'Report', asks: 'The approach and what it takes for granted are spelled out.' },
  { n: 13, stage: 'Report', asks: 'What is said to have been done is what was done.' },
  { n: 14, stage: 'Report', asks: 'The words of the report fit the stance of the analysis.' },
  {
    n: 15,
    stage: 'Report',
    asks: 'The researcher is shown making the themes; they do not come by themselves.',
  },
];
export const CHECKLIST_SOURCE =
  'After Braun and Clarke, Using thematic analysis in psychology, Qualitative Research in Psychology, 2006, 3(2), 77–101; worded here for this program.';

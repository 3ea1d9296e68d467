/**
 * What the team's method changes, in one place: wording, defaults, which numbers are offered, and which sentences are said. Pure.
 *
 * The families follow Braun and Clarke's account of three schools of thematic analysis (coding reliability, codebook, reflexive:
 * "Reflecting on reflexive thematic analysis", Qualitative Research in Sport, Exercise and Health 11(4), 2019; "One size fits all?",
 * Qualitative Research in Psychology 18(3), 2021). Framework: Ritchie and Spencer, "Qualitative data analysis for applied policy
 * research", 1994. Agreement as a part of the coding reliability school: Boyatzis, "Transforming qualitative information", 1998; its use
 * and limits elsewhere: O'Connor and Joffe, International Journal of Qualitative Methods 19, 2020. Real teams blend these, so nothing
 * here forbids anything.
 */

export const methods = ['reflexive', 'codebook', 'codingReliability', 'framework', 'notSure'] as const;
export type Method = (typeof methods)[number];

/** How a method is called, and in one sentence what it is. */
export const METHOD_WORDS: Readonly<Record<Method, { name: string; about: string }>> = {
  reflexive: {
    name: 'Reflexive',
    about: 'Coding stays open and changes as you go; your own view is part of the work; themes come late.',
  },
  codebook: {
    name: 'Codebook',
    about: 'A structured frame the team shares and revises; disagreements are talked through.',
  },
  codingReliability: {
    name: 'Coding reliability',
    about: 'A fixed codebook, people who code independently, and a figure for how far they agree.',
  },
  framework: {
    name: 'Framework',
    about: 'A framework, often set early, charts every person against every theme.',
  },
  notSure: {
    name: 'Not sure yet',
    about: 'Nothing is taken for granted. You can choose later, and the change is kept in the history.',
  },
};

/** The notices a method may bring. Each is one sentence, can be dismissed, and never stops anybody. */
export const NOTICES = {
  oneWordTheme: 'A name of one word tends to name a topic; a few more words can say what the theme claims.',
  emerged:
    'Themes do not come up by themselves; saying who made them, and how, keeps your part in the work visible.',
} as const;
export type Notice = keyof typeof NOTICES;

export interface MethodSettings {
  /** The six phases in the method's words. What is counted in each is the same. */
  readonly phases: readonly [string, string, string, string, string, string];
  /** Whether the method asks for figures of agreement between coders, which the program does not work out. */
  readonly asksForAgreement: boolean;
  /** Whether counting extracts beside themes is offered; people are counted either way. */
  readonly offersExtractCounts: boolean;
  /** Whether a frame is frozen so that coders are offered to propose beside creating; each version has a switch of its own. */
  readonly offersProposals: boolean;
  readonly notices: readonly Notice[];
  /** What is asked for under a theme's name. */
  readonly centralIdeaHint: string;
}

const CODEBOOK_PHASES = [
  'Familiarisation',
  'Coding with the codebook',
  'Building themes',
  'Reviewing themes',
  'Defining and naming themes',
  'Writing up',
] as const;
const CENTRAL = 'The central idea, in a sentence or two';
const REFLEXIVE: MethodSettings = {
  phases: [
    'Familiarisation',
    'Coding',
    'Generating initial themes',
    'Developing and reviewing themes',
    'Refining, defining and naming',
    'Writing up',
  ],
  asksForAgreement: false,
  offersExtractCounts: false,
  offersProposals: false,
  notices: ['oneWordTheme', 'emerged'],
  centralIdeaHint: CENTRAL,
};
const SETTINGS: Readonly<Record<Method, MethodSettings>> = {
  reflexive: REFLEXIVE,
  codebook: {
    phases: CODEBOOK_PHASES,
    asksForAgreement: false,
    offersExtractCounts: true,
    offersProposals: true,
    notices: ['emerged'],
    centralIdeaHint: 'What the theme holds, in a sentence or two',
  },
  codingReliability: {
    phases: [
      'Familiarisation',
      'Coding with the codebook',
      'Building themes',
      'Checking themes and agreement',
      'Defining and naming themes',
      'Writing up',
    ],
    asksForAgreement: true,
    offersExtractCounts: true,
    offersProposals: true,
    notices: [],
    centralIdeaHint: 'What the theme holds, in a sentence or two',
  },
  framework: {
    phases: [
      'Familiarisation',
      'Indexing with the framework',
      'Charting into themes',
      'Checking the framework against the data',
      'Defining and interpreting',
      'Writing up',
    ],
    asksForAgreement: false,
    offersExtractCounts: true,
    offersProposals: true,
    notices: ['emerged'],
    centralIdeaHint: 'What the theme holds, in a sentence or two',
  },
  notSure: REFLEXIVE,
};

/** What a study's method sets; a study that was never asked is treated as one that is not sure. */
export const methodSettings = (method: Method | null): MethodSettings => SETTINGS[method ?? 'notSure'];

/** What a choice changes, a row each, for the interface: the same facts as `methodSettings`, in words. */
export function whatItChanges(method: Method): { about: string; says: string }[] {
  const set = methodSettings(method);
  const says = (notice: Notice) => set.notices.includes(notice);
  return [
    { about: 'Names of the phases', says: set.phases.join('; ') },
    {
      about: 'Figures of agreement',
      says: set.asksForAgreement
        ? 'This method asks for them. They are not worked out here; who coded which words stands beside every extract'
        : `${method === 'notSure' ? 'Not worked out here' : 'Not part of this method'}; where coders differ is a place to talk about`,
    },
    {
      about: 'A frozen coding frame',
      says: set.offersProposals
        ? 'Proposing a code is offered beside creating it, unless you switch that off'
        : 'Codes are created as before; proposing is offered beside it where you switch that on',
    },
    {
      about: 'Counts beside themes',
      says: `${set.offersExtractCounts ? 'People, and extracts after them' : 'People only'}; in the tree only when you switch them on`,
    },
    {
      about: 'A theme named in one word',
      says: says('oneWordTheme')
        ? 'A sentence beside it asks for a claim'
        : 'Nothing is said: topics are usual',
    },
    {
      about: '“Themes emerged”',
      says: says('emerged') ? 'A sentence beside what you wrote asks who made them' : 'Nothing is said',
    },
    { about: 'Asked for under a theme’s name', says: set.centralIdeaHint },
  ];
}

/** Whether a name is one word, which tends to name a topic rather than say what was found. */
export const isOneWord = (name: string): boolean => /\S/u.test(name) && !/\s/u.test(name.trim());

const EMERGED =
  /\b(?:themes?|sub-?themes?|patterns?|categor(?:y|ies)|findings?|codes?)\b(?:(?!\b(?:emergency|emergencies)\b)[^.?!\n]){0,60}?\b(?:emerg(?:e|ed|es|ing)|arose|aris(?:e|es|en|ing)|surfaced)\b|\b(?:emerg(?:ed|ing|ent)|arising)\s+(?:themes?|patterns?|categories|findings?)\b/giu;

/** Where prose speaks of themes as if they came by themselves. Offsets in UTF-16 units. */
export function emergedIn(text: string): { start: number; end: number }[] {
  return [...text.matchAll(EMERGED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The notices a text brings where it stands, by the method; none when there is nothing to say. */
export function noticesIn(method: Method | null, where: 'themeName' | 'prose', text: string): Notice[] {
  const { notices } = methodSettings(method);
  if (where === 'themeName')
    return notices.includes('oneWordTheme') && isOneWord(text) ? ['oneWordTheme'] : [];
  return notices.includes('emerged') && emergedIn(text).length > 0 ? ['emerged'] : [];
}

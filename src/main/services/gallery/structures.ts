/**
 * The theme structures of the three published studies that this program was first drawn for: names only, as the papers
 * print them. They stand for three things a map must be able to do: three levels round a centre, five flat themes,
 * and sentences as names with groups and headings that are not a theme level.
 */
import type { DrawnLayout, MapGroup, MapInput, MapLink, MapTheme } from '../../../shared/domain/map/index.ts';

/** Who said it, where a study compares two groups: A only, B only, or both. */
type GroupLetter = 'A' | 'B' | 'AB';

interface StructureTheme {
  readonly name: string;
  readonly group?: GroupLetter;
  readonly under?: readonly StructureTheme[];
  /** Places of the other themes it belongs to, in the order of `themes`; it stands where they overlap. */
  readonly also?: readonly number[];
}

export interface StudyStructure {
  readonly id: string;
  readonly title: string;
  /** Names of the levels, widest first. */
  readonly levels: readonly string[];
  /** What the letters stand for, where two groups are compared. */
  readonly groupKey?: readonly MapGroup[];
  readonly themes: readonly StructureTheme[];
  /** Worded relations between its themes. */
  readonly links?: readonly MapLink[];
  /** The forms it is an example of; every form where it is not said. */
  readonly forms?: readonly DrawnLayout[];
}

/** One overarching theme, four themes, sixteen sub-themes. */
const cen: StudyStructure = {
  id: 'relational-practice',
  title: 'Relational practice: three levels round a centre',
  levels: ['overarching theme', 'theme', 'sub-theme'],
  themes: [
    {
      name: 'Relational Practice',
      under: [
        {
          name: 'Understanding',
          under: [
            { name: 'Staff knowledge about CEN' },
            { name: 'Non-stigmatising attitudes and behaviours' },
            { name: 'Awareness of individuals’ intersecting experiences' },
            { name: 'Trauma-informed care' },
            { name: 'Coordinate care to address service users’ multiple needs' },
            { name: 'Different presentations of mental health need' },
          ],
        },
        {
          name: 'Interpersonal Connection',
          under: [
            { name: 'Validation and active/empathic listening' },
            { name: 'Compassion' },
            { name: 'Open dialogue that fosters collaboration' },
          ],
        },
        {
          name: 'Consistency and Continuity',
          under: [
            { name: 'Consistent and continued support from known staff' },
            { name: 'Collaborative working across services' },
            { name: 'Consistency of support across localities' },
            { name: 'Timely support' },
          ],
        },
        {
          name: 'Adaptability and Accessibility',
          under: [
            { name: 'Proactive engagement with service users' },
            { name: 'Flexibility in service delivery' },
            { name: 'Ability to offer a range of interventions' },
          ],
        },
      ],
    },
  ],
};

const shares = { words: '', kind: 'plain', arrow: 'both' } as const;

/** The same four themes with the facets its discussion ties to several of them; one facet joins three. */
const facets: StudyStructure = {
  id: 'shared-facets',
  title: 'Relational practice: themes and the facets they share',
  levels: ['overarching theme', 'theme'],
  forms: ['network', 'cycle'],
  themes: cen.themes.map((hub) => ({ name: hub.name, under: (hub.under ?? []).map(({ name }) => ({ name })) })),
  links: [
    { ...shares, id: 'f1', from: '0.0', to: '0.1', words: 'non-stigmatising, individualised, compassionate, trauma-informed' },
    { ...shares, id: 'f2', from: '0.0', to: '0.2', words: 'holistic and collaborative support' },
    { ...shares, id: 'f3', from: '0.1', to: '0.3', words: 'flexible, continuous, joint-working structures', also: ['0.2'] },
  ],
}; // prettier-ignore

/** Five themes side by side. */
const bjsw: StudyStructure = {
  id: 'joint-working',
  title: 'Joint working: five flat themes',
  levels: ['theme'],
  themes: [
    { name: 'Communication' },
    { name: 'Knowledge' },
    { name: 'Stigma' },
    { name: 'Reductions in Resources' },
    { name: 'Scope for Change' },
  ],
};

/** Twenty-eight sentences under four headings; the first group of themes has no heading in the thesis. */
const hud: StudyStructure = {
  id: 'collaboration',
  title: 'Collaboration: twenty-eight sentences under four headings, two groups',
  levels: ['research question', 'theme'],
  groupKey: [
    { letter: 'A', name: 'mental health social workers' },
    { letter: 'B', name: 'children’s social workers' },
  ],
  themes: [
    {
      name: 'Opening',
      under: [
        { name: 'Collaboration underpins everything we do', group: 'AB' },
        { name: 'Collaboration is ‘more than’ speaking with someone', group: 'AB' },
        { name: 'Collaboration is with the service user', group: 'A' },
        { name: 'Collaboration is with professionals', group: 'B' },
      ],
    },
    {
      name: 'Why collaborate?',
      under: [
        { name: 'It supports someone towards recovery', group: 'A' },
        {
          name: 'Collaboration helps their client to be understood in the context of their family',
          group: 'A',
        },
        {
          name: 'Collaboration is empowering and influences inclusivity – the client is the expert',
          group: 'A',
        },
        { name: 'Collaboration shares responsibility for decision making', group: 'A' },
        { name: 'Collaboration is for obtaining information from professionals', group: 'B' },
        { name: 'Collaboration with professionals helps our relationship with service users', group: 'B' },
        { name: 'CSWs value the expertise of their mental health colleagues', group: 'B' },
        { name: 'Collaboration helps CSWs to get other professionals to ‘do’ something', group: 'B' },
      ],
    },
    {
      name: 'What are the barriers to collaboration?',
      under: [
        {
          name: 'Social workers do not understand enough about the ‘other’ service, nor what each other does',
          group: 'AB',
        },
        { name: 'Our individual services don’t prioritise collaboration', group: 'AB' },
        { name: 'Children’s social workers can be unpredictable and inconsistent', group: 'A' },
        { name: 'Children’s social workers make decisions without explaining their reasons', group: 'A' },
        { name: 'Children’s social workers are responsible for their own poor image', group: 'A' },
        { name: 'MHSWs don’t want to damage their relationship with their client', group: 'B' },
        { name: 'Our role is misunderstood', group: 'B' },
        { name: 'Families don’t like having us involved', group: 'B' },
        { name: 'CSWs see themselves as ‘there for the child’', group: 'B' },
        { name: 'Social work is a tough job and our wellbeing can often be neglected', group: 'AB' },
      ],
    },
    {
      name: 'What could help overcome these barriers?',
      under: [
        { name: 'Better understanding of each other’s services, roles and responsibilities', group: 'AB' },
        { name: 'Relationships are helped by familiarity', group: 'AB' },
        { name: 'Face to face contact builds relationships', group: 'AB' },
        { name: 'Maintaining awareness of social work values', group: 'A' },
        { name: 'A collaborative experience that addressed issues of power', group: 'B' },
        { name: 'Mental Health in Families team', group: 'AB' },
      ],
    },
  ],
};

/** Invented, for the forms the three studies do not fill: themes that overlap, and the most a ring holds. */
const shared: StudyStructure = {
  id: 'shared-garden',
  title: 'A shared garden: three themes that overlap',
  levels: ['theme', 'sub-theme'],
  forms: ['venn'],
  themes: [
    {
      name: 'Belonging',
      under: [
        { name: 'Known by name' },
        { name: 'A key of one’s own' },
        { name: 'Missed when away', also: [1] },
        { name: 'Meals from what was grown', also: [1, 2] },
      ],
    },
    {
      name: 'Being of use',
      under: [{ name: 'Jobs that wait' }, { name: 'Teaching in both directions' }, { name: 'Tools that fit', also: [2] }],
    },
    {
      name: 'Being outdoors',
      under: [{ name: 'Weather as a companion' }, { name: 'Seasons that return' }, { name: 'Quiet without worry', also: [0] }],
    },
  ],
}; // prettier-ignore

const eight: StudyStructure = {
  id: 'night-ferry',
  title: 'A night ferry: eight themes round a centre',
  levels: ['overarching theme', 'theme', 'sub-theme'],
  forms: ['petals', 'ring'],
  themes: [
    {
      name: 'Getting across',
      under: [
        { name: 'Waiting', under: [{ name: 'Timetables nobody trusts' }, { name: 'Tea while it rains' }] },
        { name: 'Asking', under: [{ name: 'Whom to ask' }, { name: 'Asking twice' }] },
        { name: 'Paying', under: [{ name: 'Coins kept for it' }] },
        { name: 'Weather', under: [{ name: 'Fog' }, { name: 'Days that are called off' }] },
        { name: 'Company', under: [{ name: 'The same faces' }, { name: 'Being let be' }] },
        { name: 'Luggage', under: [{ name: 'What is left behind' }] },
        { name: 'The crew', under: [{ name: 'Who remembers' }, { name: 'Who is new' }] },
        { name: 'Landing', under: [{ name: 'Somebody on the quay' }, { name: 'The way up in the dark' }] },
      ],
    },
  ],
}; // prettier-ignore

export const structures: readonly StudyStructure[] = [cen, bjsw, hud];

/** The studies, and examples of the forms they do not fill. */
export const galleryStructures: readonly StudyStructure[] = [...structures, facets, shared, eight];

/** A structure as themes of a map, in reading order. */
export function themesOf(structure: StudyStructure): MapTheme[] {
  const out: MapTheme[] = [];
  const add = (theme: StructureTheme, parentId: string | null, level: number, position: number): void => {
    const id = parentId === null ? `${position}` : `${parentId}.${position}`;
    out.push({
      id,
      parentId,
      level,
      name: theme.name,
      position,
      ...(theme.group ? { groups: [...theme.group] } : {}),
      ...(theme.also ? { alsoUnder: theme.also.map(String) } : {}),
    });
    for (const [i, below] of (theme.under ?? []).entries()) add(below, id, level + 1, i);
  };
  for (const [i, theme] of structure.themes.entries()) add(theme, null, 0, i);
  return out;
}

/** A structure as a map, nothing placed and nothing hidden. */
export function structureInput(
  structure: StudyStructure,
  choices: Pick<MapInput, 'layout' | 'palette' | 'widthMm'>,
): MapInput {
  return {
    levels: structure.levels,
    themes: themesOf(structure),
    links: structure.links ?? [],
    hidden: [],
    placed: {},
    ...(structure.groupKey ? { groupKey: structure.groupKey } : {}),
    ...choices,
  };
}

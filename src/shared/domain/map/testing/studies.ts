/** Theme structures for tests and the figure gallery: names only, each a shape the figures must handle. */
import type { MapInput, MapTheme } from '../input.ts';

type Tree = readonly (readonly [string, readonly string[]])[];

function fromTree(
  hub: string | null,
  tree: Tree,
  levels: readonly string[],
): Pick<MapInput, 'levels' | 'themes'> {
  const themes: MapTheme[] = [];
  const top = hub === null ? 0 : 1;
  if (hub !== null) themes.push({ id: 'hub', parentId: null, level: 0, name: hub, position: 0 });
  for (const [i, [name, subs]] of tree.entries()) {
    themes.push({ id: `t${i}`, parentId: hub === null ? null : 'hub', level: top, name, position: i });
    for (const [j, sub] of subs.entries()) {
      themes.push({ id: `t${i}-${j}`, parentId: `t${i}`, level: top + 1, name: sub, position: j });
    }
  }
  return { levels, themes };
}

const base = { links: [], hidden: [], placed: {}, layout: 'auto', widthMm: 174, palette: 'colour' } as const;

/** One overarching theme, four themes, sixteen sub-themes. */
export const relational: MapInput = {
  ...base,
  ...fromTree(
    'Relational Practice',
    [
      [
        'Understanding',
        [
          'Staff knowledge about CEN',
          'Non-stigmatising attitudes and behaviours',
          'Awareness of individuals’ intersecting experiences',
          'Trauma-informed care',
          'Coordinate care to address service users’ multiple needs',
          'Different presentations of mental health need',
        ],
      ],
      [
        'Interpersonal Connection',
        [
          'Validation and active/empathic listening',
          'Compassion',
          'Open dialogue that fosters collaboration',
        ],
      ],
      [
        'Consistency and Continuity',
        [
          'Consistent and continued support from known staff',
          'Collaborative working across services',
          'Consistency of support across localities',
          'Timely support',
        ],
      ],
      [
        'Adaptability and Accessibility',
        [
          'Proactive engagement with service users',
          'Flexibility in service delivery',
          'Ability to offer a range of interventions',
        ],
      ],
    ],
    ['overarching theme', 'theme', 'sub-theme'],
  ),
};

/** Five flat themes. */
export const flatFive: MapInput = {
  ...base,
  ...fromTree(
    null,
    ['Communication', 'Knowledge', 'Stigma', 'Reductions in Resources', 'Scope for Change'].map((n) => [
      n,
      [],
    ]),
    ['theme'],
  ),
};

/** Twenty-eight sentence-long themes under four questions. */
export const longLabels: MapInput = {
  ...base,
  ...fromTree(
    null,
    [
      [
        'Opening',
        [
          'Collaboration underpins everything we do',
          'Collaboration is ‘more than’ speaking with someone',
          'Collaboration is with the service user',
          'Collaboration is with professionals',
        ],
      ],
      [
        'Why collaborate?',
        [
          'It supports someone towards recovery',
          'Collaboration helps their client to be understood in the context of their family',
          'Collaboration is empowering and influences inclusivity – the client is the expert',
          'Collaboration shares responsibility for decision making',
          'Collaboration is for obtaining information from professionals',
          'Collaboration with professionals helps our relationship with service users',
          'CSWs value the expertise of their mental health colleagues',
          'Collaboration helps CSWs to get other professionals to ‘do’ something',
        ],
      ],
      [
        'What are the barriers to collaboration?',
        [
          'Social workers do not understand enough about the ‘other’ service, nor what each other does',
          'Our individual services don’t prioritise collaboration',
          'Children’s social workers can be unpredictable and inconsistent',
          'Children’s social workers make decisions without explaining their reasons',
          'Children’s social workers are responsible for their own poor image',
          'MHSWs don’t want to damage their relationship with their client',
          'Our role is misunderstood',
          'Families don’t like having us involved',
          'CSWs see themselves as ‘there for the child’',
          'Social work is a tough job and our wellbeing can often be neglected',
        ],
      ],
      [
        'What could help overcome these barriers?',
        [
          'Better understanding of each other’s services, roles and responsibilities',
          'Relationships are helped by familiarity',
          'Face to face contact builds relationships',
          'Maintaining awareness of social work values',
          'A collaborative experience that addressed issues of power',
          'Mental Health in Families team',
        ],
      ],
    ],
    ['research question', 'theme'],
  ),
};

const MARKS = ['AB AB A B', 'A A A A B B B B', 'AB AB A A A B B B B AB', 'AB AB AB A B AB'].map((m) =>
  m.split(' '),
);

/** The same themes marked with the two groups they come from. */
export const twoGroups: MapInput = {
  ...longLabels,
  layout: 'grid',
  groupKey: [
    { letter: 'A', name: 'Mental health social workers' },
    { letter: 'B', name: 'Children’s social workers' },
  ],
  themes: longLabels.themes.map((t) => {
    const [row, cell] = t.id.slice(1).split('-').map(Number);
    const marks = cell === undefined ? undefined : MARKS[row ?? 0]?.[cell];
    return marks ? { ...t, groups: [...marks] } : t;
  }),
};

const share = { kind: 'plain', arrow: 'both' } as const;
const STRUCTURES = 'flexible, continuous, joint-working structures';

/** The first study with the facets its discussion ties to several themes. */
export const linkedFacets: MapInput = {
  ...relational,
  layout: 'network',
  links: [
    { id: 'f1', from: 't0', to: 't1', words: 'non-stigmatising, individualised, compassionate, trauma-informed', ...share },
    { id: 'f2', from: 't0', to: 't2', words: 'holistic and collaborative support', ...share },
    { id: 'f3', from: 't1', to: 't3', words: STRUCTURES, ...share },
    { id: 'f4', from: 't3', to: 't2', words: STRUCTURES, ...share },
  ],
}; // prettier-ignore

/** The same, themes only. */
export const themesOnly: MapInput = {
  ...linkedFacets,
  hidden: relational.themes.filter((t) => t.level === 2).map((t) => t.id),
};

/** Three themes that share some of what is under them: by a link, or by belonging to several. */
export const shared: MapInput = {
  ...base,
  ...fromTree(
    null,
    [
      ['Being known', ['Staff who remember', 'A name on the door', 'Told once only']],
      ['Being in time', ['Short waits', 'A call back']],
      ['Being together', ['Decisions made jointly', 'Family at the table', 'Shared notes']],
    ],
    ['theme', 'sub-theme'],
  ),
  layout: 'venn',
  links: [
    { id: 's1', from: 't0-2', to: 't2', words: '', kind: 'plain', arrow: 'none' },
    { id: 's2', from: 't1', to: 't1-1', words: '', kind: 'plain', arrow: 'none' },
    { id: 's3', from: 't1-1', to: 't0', words: '', kind: 'plain', arrow: 'none' },
    { id: 's4', from: 't2-2', to: 't1', words: '', kind: 'plain', arrow: 'none' },
    { id: 's5', from: 't2-2', to: 't0', words: '', kind: 'plain', arrow: 'none' },
  ],
};

/** Two of them. */
export const sharedByTwo: MapInput = {
  ...shared,
  hidden: ['t1'],
  links: shared.links.filter((l) => l.id === 's1'),
};

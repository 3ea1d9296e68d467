import { describe, expect, it } from 'vitest';
import { foldName, nameLikeness, similarNames, type NameLikeness } from './similar-names.ts';

const alike = (a: string, b: string) => {
  const there = nameLikeness(foldName(a), foldName(b));
  expect(nameLikeness(foldName(b), foldName(a)), `${b} / ${a}`).toBe(there);
  return there;
};

const GOOD: Readonly<Record<NameLikeness, readonly (readonly [string, string])[]>> = {
  same: [
    ['Waiting rooms', 'waiting  rooms!'],
    ['Être écouté', 'etre ecoute'],
    ['Self-care', 'self care'],
    ['hope & fear', 'Hope, fear'],
  ],
  order: [
    ['trust in neighbours', 'neighbours, in trust'],
    ['losing touch with friends', 'friends: losing touch with'],
    ['hope and fear', 'fear and hope'],
    ['touch lost', 'lost touch'],
    ['work home balance', 'home work balance'],
    ['slowly losing touch', 'losing touch slowly'],
    ['trust (in staff)', 'in staff: trust'],
  ],
  number: [
    ['waiting room', 'waiting rooms'],
    ['the carer’s story', 'the carers’ stories'],
    ['feeling', 'feelings'],
    ['worry about a child', 'worries about the children'],
    ['waiting for news', 'wait for news'],
    ['planning a visit', 'plan visits'],
    ['hoping for more', 'hope for more'],
    ['living with pain', 'live with pain'],
    ['deciding alone', 'decide alone'],
  ],
  spelling: [
    ['neighbours', 'neighbors'],
    ['good behaviour', 'good behavior'],
    ['organising the day', 'organizing the day'],
    ['counselling', 'counseling'],
    ['day centre', 'day center'],
    ['wellbeing', 'well-being'],
    ['health care costs', 'healthcare costs'],
    ['check-up', 'checkup'],
    ['paediatric ward', 'pediatric ward'],
    ['a programme of one’s own', 'a program of one’s own'],
    ['grey days', 'gray days'],
    ['practising alone', 'practicing alone'],
    ['travelling far', 'traveling far'],
  ],
  letters: [
    ['communicating badly', 'comunicating badly'],
    ['being passed around', 'being passed arounnd'],
    ['receive', 'recieve'],
    ['kept seperate', 'kept separate'],
    ['independance', 'independence'],
    ['losing touch', 'loosing touch'],
    ['goverment', 'government'],
    ['a good conversation', 'a good conversaiton'],
    ['embarassment', 'embarrassment'],
    ['a concensus', 'a consensus'],
    ['occassional visits', 'occasional visits'],
    ['responsability', 'responsibility'],
    ['the enviroment at home', 'the environment at home'],
  ],
  words: [
    ['telling the story over again', 'telling the same story over again'],
    ['the waiting room', 'waiting room'],
    ['loss of self', 'a loss of the self'],
    ['not being able to sleep', 'not being able to sleep well'],
    ['being told what to do', 'always being told what to do'],
  ],
};

const BAD: readonly (readonly [string, string])[] = [
  // another number, or a turn of meaning
  ['code 1', 'code 2'],
  ['visits in week 10', 'visits in week 11'],
  ['being told what to do', 'not being told what to do'],
  ['feeling heard by staff', 'feeling unheard by staff'],
  ['life before the move', 'life after the move'],
  ['wanting more help from them', 'wanting less help from them'],
  ['trusting doctors and nurses again', 'hardly trusting doctors and nurses again'],
  ['helpful letters', 'helpless letters'],
  // short words a letter apart are two words
  ['hope', 'home'],
  ['trust', 'rust'],
  ['carer', 'career'],
  ['staff', 'stuff'],
  ['the fear', 'the year'],
  ['causal stories', 'casual stories'],
  ['a quiet day', 'a quite good day'],
  // long ones too, where the letters are not those one slips on
  ['the weight of waiting', 'the light of waiting'],
  ['hearing', 'healing'],
  ['wanting', 'waiting'],
  ['losing people', 'loving people'],
  ['making contact', 'making a contract'],
  ['training', 'trailing'],
  ['meaning', 'leaning'],
  ['falling', 'filling'],
  ['hopping', 'hoping'],
  ['scared', 'scarred'],
  ['intention', 'invention'],
  ['attention', 'intention'],
  ['affection', 'infection'],
  ['conversation', 'conservation'],
  ['consultation', 'consolation'],
  ['adherence', 'coherence'],
  ['reassurance', 'reinsurance'],
  ['personal', 'personnel'],
  ['martial', 'marital'],
  ['effective', 'affective'],
  ['hospital', 'hospice'],
  ['inclusion', 'exclusion'],
  ['formal help', 'informal help'],
  ['mother', 'brother'],
  ['daughter', 'laughter'],
  // the same words, but who does it to whom, and from where to where
  ['staff trusting patients', 'patients trusting staff'],
  ['parents caring for children', 'children caring for parents'],
  ['from home to work', 'from work to home'],
  ['mother’s father', 'father’s mother'],
  // another thing of the same kind
  ['being told what to do at home', 'being told what to do at work'],
  ['fear of losing the house', 'fear of losing the child'],
  ['talking to my sister about it', 'talking to my brother about it'],
  ['first visit to the house', 'last visit to the house'],
  ['waiting for news', 'waiting for a bed'],
  // who does it, and what was done, are other words than doing it
  ['nurses', 'nursing'],
  ['caring', 'carers'],
  ['parks', 'parking'],
  ['supported staff', 'supporting staff'],
  ['care', 'caring'],
  ['', ''],
  ['?!', 'hope'],
];

describe('names that are alike', () => {
  it.each(Object.entries(GOOD))('are offered as %s', (likeness, pairs) => {
    for (const [a, b] of pairs) expect(alike(a, b), `${a} / ${b}`).toBe(likeness);
  });

  it('are not those of two codes', () => {
    for (const [a, b] of BAD) expect(alike(a, b), `${a} / ${b}`).toBeNull();
  });

  it('are found among hundreds with their places, every pair one would find by comparing all', () => {
    const names = [
      ...Array.from({ length: 300 }, (_, i) => `something about ${String.fromCharCode(97 + (i % 26))}${i}`),
      ...Object.values(GOOD).flat(2),
      ...BAD.flat(),
    ];
    const folded = names.map(foldName);
    const all = folded.flatMap((one, b) =>
      folded.slice(0, b).flatMap((other, a) => {
        const likeness = nameLikeness(other, one);
        return likeness ? [{ a, b, likeness }] : [];
      }),
    );
    expect(similarNames(names)).toEqual(all.toSorted((x, y) => x.a - y.a || x.b - y.b));
    expect(all.length).toBeGreaterThan(40);
  });
});

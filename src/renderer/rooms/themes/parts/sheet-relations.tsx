import type { ThemeRelation, ThemeView } from '../../../../shared/contract/themes.ts';
import { navigate } from '../../../app/router.ts';
import { dayOf } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';
import { Button, PanelSection } from '../../../ui/index.ts';
import { openEvidence } from '../evidence-place.ts';
import { useThemes } from '../store.ts';
import { CountOfPeople } from '../../../parts/people-spread/counted-as-one.tsx';

const SHOWN = 4;
const n = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** The research questions a theme answers. */
export function QuestionsSection({ theme, isReadOnly }: { theme: ThemeView; isReadOnly: boolean }) {
  const questions = useQuery('researchQuestion.list', {}).data ?? [];
  const { set } = useThemes();
  const own = questions.filter((question) => question.themeIds.includes(theme.id));
  return (
    <PanelSection title="Research questions" count={own.length > 0 ? own.length : undefined}>
      {own.length > 0 ? (
        <ul className="th-lines">
          {own.map((question) => (
            <li key={question.id}>
              <button
                type="button"
                className="th-line"
                onClick={() => navigate('themes', { by: 'question', theme: theme.id })}
              >
                <span>{question.name}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <Button
        variant="link"
        shortcut="Q"
        isDisabled={isReadOnly}
        onPress={() => set({ asking: { kind: 'assign', themeId: theme.id } })}
      >
        {own.length > 0 ? 'Change' : 'Say which it answers'}
      </Button>
    </PanelSection>
  );
}

/** How the theme stands to the others: links on maps in words, codes and extracts they share. */
export function RelationsSection({
  theme,
  themes,
  onSelect,
}: {
  theme: ThemeView;
  themes: readonly ThemeView[];
  onSelect(id: string): void;
}) {
  const relations = useQuery('theme.relations', { id: theme.id }).data;
  const { allRelations, set } = useThemes();
  if (!relations || relations.length === 0) return null;
  const shown = allRelations ? relations : relations.slice(0, SHOWN);
  return (
    <PanelSection title="Beside others" count={relations.length}>
      <ul className="th-relations">
        {shown.map((relation) => {
          const other = themes.find((one) => one.id === relation.themeId);
          return other ? (
            <li key={relation.themeId}>
              <Button variant="link" className="th-relation-name" onPress={() => onSelect(other.id)}>
                {other.name}
              </Button>
              <RelationFacts theme={theme} other={other} relation={relation} />
            </li>
          ) : null;
        })}
      </ul>
      {relations.length > SHOWN ? (
        <Button variant="link" onPress={() => set({ allRelations: !allRelations })}>
          {allRelations ? 'Show fewer' : `Show all ${relations.length}`}
        </Button>
      ) : null}
    </PanelSection>
  );
}

/** A link as a sentence, from the side of the theme one is on. */
function linkWords(link: ThemeRelation['links'][number], own: string, other: string): string {
  const words = link.words === '' ? (link.direction === 'none' ? 'linked with' : 'leads to') : link.words;
  if (link.direction === 'from') return `${other} ${words} ${own}`;
  return `${own} ${words} ${other}`;
}

function RelationFacts({
  theme,
  other,
  relation,
}: {
  theme: ThemeView;
  other: ThemeView;
  relation: ThemeRelation;
}) {
  return (
    <ul className="th-relation-facts">
      {relation.links.map((link, at) => (
        <li key={at}>
          <Button variant="link" onPress={() => navigate('map', { map: link.mapId })}>
            {linkWords(link, theme.name, other.name)}
          </Button>
        </li>
      ))}
      {relation.sharedCodes.map((code) => (
        <li key={code.id}>
          <Button variant="link" onPress={() => openEvidence(theme.id, { code: code.id })}>
            {`Both hold the code ${code.name}`}
          </Button>
        </li>
      ))}
      {relation.overlapping > 0 ? (
        <li>
          <Button variant="link" onPress={() => openEvidence(theme.id, { near: other.id })}>
            {`${n(relation.overlapping, 'extract')} on the same words`}
          </Button>
        </li>
      ) : null}
      {relation.people > 0 ? (
        <li className="tw-meta">
          <CountOfPeople>{`${n(relation.people, 'person', 'people')} behind both`}</CountOfPeople>
        </li>
      ) : null}
    </ul>
  );
}

/** What the theme was called before, and where that name still stands. */
export function NamesSection({ theme }: { theme: ThemeView }) {
  const names = useQuery('theme.formerNames', { id: theme.id }).data;
  const uses = useQuery('theme.oldNames', names && names.length > 0 ? { id: theme.id } : null).data;
  const { set } = useThemes();
  if (!names || names.length === 0) return null;
  const places = (uses ?? []).reduce((sum, use) => sum + use.found.length, 0);
  return (
    <PanelSection title="Former names" count={names.length}>
      <ul className="th-names">
        {names.map((one) => (
          <li key={one.name}>
            {one.name}{' '}
            <span className="tw-meta">
              {[`until ${dayOf(one.until)}`, one.person].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      <Button variant="link" onPress={() => set({ asking: { kind: 'oldNames', themeId: theme.id } })}>
        {places === 0 ? 'Look where they still stand' : `Still in ${n(places, 'place')}: look and change`}
      </Button>
    </PanelSection>
  );
}

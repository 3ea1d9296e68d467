// Which extracts of a theme are in view, as the address says it, so that Back and links find the same.
import type { PeopleGroup } from '../../../shared/contract/codes.ts';
import type { ThemeView } from '../../../shared/contract/themes.ts';
import { navigate, type Params } from '../../app/router.ts';
import { documentsOf, whoOfGroup, type ExtractQuery } from '../../parts/extract-list/index.ts';

export interface EvidenceFilter {
  /** `g:VALUE` a group, `n:` people without a value, `p:KEY` one person. */
  who?: string;
  code?: string;
  stance?: 'for' | 'against';
  /** Only extracts that stand on some of the same words as extracts of this theme. */
  near?: string;
}

/** Goes to the extracts of a theme, all or some. */
export function openEvidence(themeId: string, filter: EvidenceFilter = {}): void {
  navigate('themes', { theme: themeId, show: 'extracts', ...filter });
}

export function filterOf(params: Params): EvidenceFilter {
  const { who, code, stance, near } = params;
  return {
    ...(who === undefined ? {} : { who }),
    ...(code === undefined ? {} : { code }),
    ...(stance === 'for' || stance === 'against' ? { stance } : {}),
    ...(near === undefined ? {} : { near }),
  };
}

/** The filter in words, to stand after the theme's name; empty for everything. */
export function filterWords(
  filter: EvidenceFilter,
  groups: readonly PeopleGroup[],
  codeName?: string,
  nearName?: string,
): string {
  const person = groups.flatMap((group) => group.people).find((one) => filter.who === `p:${one.key}`);
  const group = groups.find((one) => whoOfGroup(one) === filter.who);
  return [
    filter.stance === 'for' ? 'key quotes' : filter.stance === 'against' ? 'counter-examples' : '',
    codeName ?? '',
    person ? person.label : (group?.name ?? ''),
    nearName === undefined ? '' : `on the words of ${nearName}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

export function evidenceQuery(
  theme: ThemeView,
  filter: EvidenceFilter,
  groups: readonly PeopleGroup[],
  overlapping?: readonly string[],
): ExtractQuery {
  const documentIds = documentsOf(filter.who, groups);
  const marked = theme.quotes
    .filter((quote) => quote.stance === filter.stance)
    .map((quote) => quote.codingId);
  return {
    // a marked extract need not be of the theme's codes any more
    ...(filter.stance ? { codingIds: marked } : { themeId: theme.id }),
    ...(filter.near === undefined
      ? {}
      : { codingIds: nearOf(overlapping ?? [], filter.stance ? marked : null) }),
    ...(documentIds ? { documentIds } : {}),
    ...(filter.code ? { codeIds: [filter.code] } : {}),
  };
}

/** Extracts on the words of another theme, and of those only the marked ones where these are asked for. */
const nearOf = (overlapping: readonly string[], marked: readonly string[] | null): string[] =>
  overlapping.filter((id) => marked === null || marked.includes(id));

// Which extracts are in view, as the address says it, so that Back and links find the same. Pure.
import type { CodeView, PeopleGroup } from '../../../shared/contract/codes.ts';
import type { ExtractGrouping } from '../../../shared/contract/refine.ts';
import { documentsOf, type ExtractQuery } from '../../parts/extract-list/index.ts';

type Stance = 'for' | 'against' | 'none';

export interface Place {
  /** A code or a heading with what is under it; with `theme` neither, every extract there is. */
  code: string | undefined;
  theme: string | undefined;
  /** The second code, beside the first. */
  beside: string | undefined;
  groupBy: ExtractGrouping;
  /** `g:VALUE` a group, `n:` people without a value, `p:KEY` one person. */
  who: string | undefined;
  coder: string | undefined;
  about: string | undefined;
  stance: Stance | undefined;
  /** Only what both codes were given to. */
  isOnlyShared: boolean;
}

export function placeOf(params: Record<string, string>): Place {
  const { code, theme, who, coder, about, group, stance, only } = params;
  const isOne = code !== undefined;
  const groupings: ExtractGrouping[] = ['document', 'participant', 'code'];
  return {
    code,
    theme: isOne ? undefined : theme,
    beside: isOne ? params['with'] : undefined,
    groupBy: groupings.find((one) => one === group) ?? (isOne ? 'document' : 'code'),
    who,
    coder,
    about,
    stance: (['for', 'against', 'none'] as const).find((one) => one === stance),
    isOnlyShared: only === 'shared',
  };
}

/** A code, or a heading with every code under it. */
export function codesUnder(codes: readonly CodeView[], id: string): string[] {
  const code = codes.find((one) => one.id === id);
  if (!code?.isHeading) return [id];
  const under = (parent: string): string[] =>
    codes.filter((one) => one.parentId === parent).flatMap((one) => [one.id, ...under(one.id)]);
  return [id, ...under(id)];
}

/** What is asked for; `codeIds` of the column in question. */
export function queryOf(
  place: Place,
  codeIds: readonly string[] | undefined,
  groups: readonly PeopleGroup[],
): ExtractQuery {
  const documentIds = documentsOf(place.who, groups);
  return {
    ...(codeIds ? { codeIds: [...codeIds] } : {}),
    ...(place.theme === undefined ? {} : { themeId: place.theme }),
    ...(documentIds ? { documentIds } : {}),
    ...(place.coder === undefined ? {} : { coderId: place.coder }),
    ...(place.about === undefined ? {} : { aboutThemeId: place.about }),
    ...(place.stance === undefined ? {} : { stance: place.stance }),
    // marks of the theme in view are meant, unless another theme is chosen
    ...(place.stance !== undefined && place.about === undefined && place.theme !== undefined
      ? { aboutThemeId: place.theme }
      : {}),
  };
}

/** Whether anything is narrowed. */
export const isNarrowed = (place: Place): boolean =>
  place.isOnlyShared || [place.who, place.coder, place.about, place.stance].some((one) => one !== undefined);

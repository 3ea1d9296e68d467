import type { CodeSpread } from '../../../../shared/contract/codes.ts';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { GroupBadge } from '../../../ui/index.ts';

/** The groups whose people speak in the extracts of a theme and of what is under it. */
export function heardIn(
  theme: ThemeView,
  themes: readonly ThemeView[],
  spread: CodeSpread | undefined,
): ReadonlySet<string> {
  const codes = (id: string): string[] => [
    ...(themes.find((one) => one.id === id)?.codeIds ?? []),
    ...themes.filter((one) => one.parentId === id).flatMap((one) => codes(one.id)),
  ];
  const people = new Set(codes(theme.id).flatMap((id) => spread?.byCode[id]?.people ?? []));
  let at = 0;
  return new Set(
    (spread?.groups ?? []).flatMap((group) => {
      const from = at;
      at += group.people.length;
      return group.value !== null && [...people].some((one) => one >= from && one < at) ? [group.value] : [];
    }),
  );
}

/** The letters a theme was given by hand; nothing while the extracts decide. */
export function SaidBy({ theme, spread }: { theme: ThemeView; spread: CodeSpread | undefined }) {
  if (theme.saidBy.length === 0) return null;
  const groups = (spread?.groups ?? []).filter(
    (group) => group.letter !== '' && theme.saidBy.includes(group.value ?? ''),
  );
  return (
    <span className="th-said">
      {groups.map((group) => (
        <GroupBadge key={group.value} letter={group.letter} name={group.name} />
      ))}
    </span>
  );
}

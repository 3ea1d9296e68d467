import { Layers } from 'lucide-react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { ChooseDialog, type Choice } from '../../../parts/choose-dialog/choose-dialog.tsx';
import { CodeBar, Icon } from '../../../ui/index.ts';
import type { ReviewTheme } from './use-review.ts';

interface WhereToProps {
  themes: readonly ReviewTheme[];
  codes: readonly CodeView[];
  /** The theme the extract is read against. */
  themeId: string;
  /** The code it has. */
  codeId: string | undefined;
  /** How many are to go there. */
  extracts: number;
  onClose(): void;
  onChoose(to: { kind: 'code' | 'theme'; id: string; name: string }): void;
}

/** Asks where an extract belongs: every theme with its codes under it, then codes that are in none. */
export function WhereTo({ themes, codes, themeId, codeId, extracts, onClose, onChoose }: WhereToProps) {
  const choices = whereTo(themes, codes, themeId, codeId);
  return (
    <ChooseDialog
      title={extracts === 1 ? 'Where does it belong?' : `Where do these ${extracts} extracts belong?`}
      label="Find a code or a theme"
      choices={choices}
      onClose={onClose}
      onChoose={(key) => {
        const [kind, id] = key.split(':');
        const label = choices.find((choice) => choice.id === key)?.label ?? '';
        if ((kind === 'code' || kind === 'theme') && id !== undefined) onChoose({ kind, id, name: label });
      }}
    />
  );
}

/** The choices, with keys `theme:ID` and `code:ID:THEME` (a code may stand in several themes). */
function whereTo(
  themes: readonly ReviewTheme[],
  codes: readonly CodeView[],
  themeId: string,
  codeId: string | undefined,
): Choice[] {
  const usable = codes.filter((code) => !code.isHeading && code.retired === null && code.id !== codeId);
  const byId = new Map(usable.map((code) => [code.id, code]));
  const inSome = new Set(themes.flatMap((row) => row.theme.codeIds));
  const people = (n: number) => `${n} ${n === 1 ? 'person' : 'people'}`;
  const choice = (code: CodeView, under: ReviewTheme | null): Choice => ({
    id: `code:${code.id}:${under?.id ?? ''}`,
    label: code.name,
    path: under ? under.theme.name : 'in no theme',
    depth: under ? under.depth + 1 : 0,
    lead: <CodeBar colour={code.colour} />,
    detail: people(code.people),
  });
  return [
    ...themes.flatMap((row): Choice[] => [
      {
        id: `theme:${row.id}`,
        label: row.theme.name,
        depth: row.depth,
        lead: <Icon of={Layers} small />,
        detail: row.id === themeId ? 'this theme' : 'as a key quote of it',
        isDisabled: row.id === themeId,
      },
      ...row.theme.codeIds.flatMap((id) => {
        const code = byId.get(id);
        return code ? [choice(code, row)] : [];
      }),
    ]),
    ...usable.filter((code) => !inSome.has(code.id)).map((code) => choice(code, null)),
  ];
}

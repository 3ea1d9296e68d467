import type { TableColumn } from '../../../ui/index.ts';
import type { ReviewTheme } from './use-review.ts';

/** The name of a theme, set in by how deep it stands in the tree. */
export const THEME_COLUMN: TableColumn<ReviewTheme> = {
  id: 'name',
  label: 'Theme',
  isRowHeader: true,
  share: 2,
  least: 176,
  render: (row) => (
    <span className="rv-name" data-depth={row.depth} style={{ paddingInlineStart: `${row.depth * 1.25}rem` }}>
      <span className="rv-name-words" title={row.theme.name}>
        {row.theme.name}
      </span>
    </span>
  ),
};

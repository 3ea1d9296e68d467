import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { useClient } from '../../../data/use-query.ts';
import { CODES_DRAG } from '../../../parts/code-rows/codes-drag.ts';
import { Tree, type TreeProps } from '../../../ui/index.ts';
import { putUnder } from '../actions/theme-actions.ts';

type Own = 'className' | 'rowHeight' | 'selectionMode' | 'selectOnMove' | 'takes';
interface RoomTreeProps<T> extends Omit<TreeProps<T>, Own> {
  /** The theme a row stands for; nothing where it stands for something else. */
  themeOf(row: T): ThemeView | null | undefined;
  isReadOnly: boolean;
}

/** The tree of the room, by level or by question: one theme at a time, and codes are let go on a theme. */
export function RoomTree<T>({ themeOf, isReadOnly, ...rest }: RoomTreeProps<T>) {
  const client = useClient();
  return (
    <Tree<T>
      {...rest}
      className="th-tree"
      rowHeight={46}
      selectionMode="single"
      selectOnMove
      takes={{
        type: CODES_DRAG,
        onDrop(row, keys) {
          const theme = themeOf(row);
          if (theme && !isReadOnly) void putUnder(client, keys, theme);
        },
      }}
    />
  );
}

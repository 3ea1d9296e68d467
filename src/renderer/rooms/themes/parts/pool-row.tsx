import { memo, type ReactNode } from 'react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { CodeBar } from '../../../ui/index.ts';

/** A code beside the tree or the table, and how much of something it has. */
export const PoolRow = memo(function PoolRow(props: {
  code: CodeView;
  name: ReactNode;
  n: number;
  /** The same object at each drawing. */
  of: readonly [one: string, many: string];
}) {
  const { code, name, n, of } = props;
  return (
    <span className="th-pool-row">
      <CodeBar colour={code.colour} />
      <span className="tw-cut" title={code.name}>
        {name}
      </span>
      <span className="tw-meta">
        {n} <span className="tw-vh">{n === 1 ? of[0] : of[1]}</span>
      </span>
    </span>
  );
});

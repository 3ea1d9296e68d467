import { Ellipsis } from 'lucide-react';
import { runAction } from '../../../app/actions.ts';
import { Inspector } from '../../../app/inspector.tsx';
import { count } from '../../../app/words.ts';
import { Button, Icon, IconButton, MenuButton, PanelSection, RadioGroup, Switch } from '../../../ui/index.ts';
import { Idea } from './own-extracts.tsx';
import { Readers } from './readers.tsx';
import { useReview, type Shown } from './store.ts';
import type { ReviewTheme } from './use-review.ts';
import type { SittingData } from './use-sitting.ts';
import { Verdict } from './verdict.tsx';

interface SittingPanelProps {
  row: ReviewTheme;
  data: SittingData;
  onMoves(): void;
  onShow(shown: Shown, by: string): void;
}

/** Beside the extracts: what they are held against, who read what, what is to move, and the verdict. */
export function SittingPanel({ row, data, onMoves, onShow }: SittingPanelProps) {
  const { withUnder, movesNow, set } = useReview();
  const progress = row.progress;
  const hasUnder = (progress?.withUnder ?? 0) > (progress?.own ?? 0);
  return (
    <Inspector
      title={row.level}
      label={row.theme.name}
      tools={
        <MenuButton
          label="More about this reading"
          placement="bottom end"
          items={[
            {
              id: 'again',
              label: 'Take your marks off and read it anew',
              isDisabled: data.read === 0,
              onAction: () => void runAction('review.startAgain'),
            },
            {
              id: 'export',
              label: 'Export the review of this theme (CSV)',
              onAction: () => void runAction('review.exportThis'),
            },
          ]}
        >
          <IconButton label="More">
            <Icon of={Ellipsis} small />
          </IconButton>
        </MenuButton>
      }
    >
      <div className="rv-sheet">
        <Idea row={row} />
        {hasUnder && (progress?.own ?? 0) > 0 ? (
          <div className="rv-under">
            <Switch
              isSelected={data.isWithUnder}
              onChange={(isOn) => set({ withUnder: new Map(withUnder).set(row.id, isOn) })}
              description={`${progress?.withUnder ?? 0} instead of ${progress?.own ?? 0}`}
            >
              With what is under it
            </Switch>
          </div>
        ) : null}
        <Readers
          progress={progress}
          scope={data.isWithUnder ? 'withUnder' : 'own'}
          total={data.items.length}
          onShow={onShow}
        />
        <PanelSection title="Extracts that move" count={data.waiting > 0 ? data.waiting : undefined}>
          <RadioGroup
            label="When an extract moves"
            isLabelHidden
            value={movesNow ? 'now' : 'list'}
            onChange={(next) => set({ movesNow: next === 'now' })}
            options={[
              { id: 'list', label: 'Keep it on a list, carried out together' },
              { id: 'now', label: 'Move it at once' },
            ]}
          />
          {data.waiting > 0 ? (
            <Button shortcut="Shift+M" onPress={onMoves}>
              {`Look at ${count(data.waiting, 'move')}`}
            </Button>
          ) : null}
        </PanelSection>
        <Verdict key={row.id} themeId={row.id} about={row.theme.name} withUnder={data.isWithUnder} />
      </div>
    </Inspector>
  );
}

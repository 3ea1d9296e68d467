import { useState } from 'react';
import { Plus, X } from 'lucide-react';
import type { LevelView, ThemeView } from '../../../../shared/contract/themes.ts';
import { useClient } from '../../../data/use-query.ts';
import { Button, Dialog, DialogAnswers, Icon, IconButton, TextField } from '../../../ui/index.ts';
import { setLevels } from '../actions/theme-actions.ts';

const MOST = 6;

/** The team's own names for the levels of themes, highest first. */
export function LevelsDialog({
  levels,
  themes,
  onClose,
}: {
  levels: readonly LevelView[];
  themes: readonly ThemeView[];
  onClose(): void;
}) {
  const client = useClient();
  const [names, setNames] = useState(() => levels.map((level) => level.name));
  const isUsed = (at: number) => themes.some((theme) => theme.levelId === levels[at]?.id);
  const isFilled = names.every((name) => name.trim() !== '');
  async function save() {
    if (
      await setLevels(
        client,
        names.map((name) => name.trim()),
      )
    )
      onClose();
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Levels of themes"
      footer={
        <DialogAnswers onClose={onClose} isDisabled={!isFilled} onPress={() => void save()}>
          Keep these names
        </DialogAnswers>
      }
    >
      <p className="th-quiet-inline">
        The same words are then used everywhere: in the tree, on the map and in what you export. The highest
        comes first, in the singular.
      </p>
      <form
        className="th-levels"
        onSubmit={(event) => {
          event.preventDefault();
          if (isFilled) void save();
        }}
      >
        {names.map((name, at) => (
          <div key={at} className="th-level">
            <TextField
              label={`Level ${at + 1}`}
              value={name}
              autoFocus={at === 0}
              onChange={(next) => setNames(names.map((old, index) => (index === at ? next : old)))}
            />
            {at === names.length - 1 && names.length > 1 ? (
              <IconButton
                label={
                  isUsed(at)
                    ? `Themes stand at the level ${name}; move them first`
                    : `Remove the level ${name}`
                }
                isDisabled={isUsed(at)}
                onPress={() => setNames(names.slice(0, -1))}
              >
                <Icon of={X} small />
              </IconButton>
            ) : null}
          </div>
        ))}
        <button type="submit" hidden />
      </form>
      {names.length < MOST ? (
        <Button
          className="th-add-level"
          variant="quiet"
          icon={<Icon of={Plus} small />}
          onPress={() => setNames([...names, ''])}
        >
          Add a level below
        </Button>
      ) : null}
    </Dialog>
  );
}

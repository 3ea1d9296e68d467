// The forms a map can take. Pointing at one, or walking to it by arrows, shows the map in it; Enter or a press keeps it,
// Escape or leaving goes back. In a study that is only read a form is looked at and never kept.
import { memo, useEffect, useRef, type KeyboardEvent } from 'react';
import type { DrawnLayout } from '../../../../shared/domain/map/index.ts';
import { useIsTightWindow } from '../../../app/use-narrow.ts';
import { announce, Button, focusWhenThere, Popover } from '../../../ui/index.ts';
import { useMapRoom } from '../store.ts';
import { LAYOUT_NAMES } from '../use-map.ts';
import { FormPicture } from './form-picture.tsx';

const FORMS: readonly DrawnLayout[] = [
  'petals',
  'ring',
  'tree',
  'treeDown',
  'network',
  'list',
  'grid',
  'layers',
  'venn',
  'process',
  'cycle',
];

/** How long a pointer rests on a form before the map goes there: crossing the bar moves nothing. */
const REST = 110;

const look = (preview: DrawnLayout | null): void => useMapRoom.setState({ preview });

interface FormSwitchProps {
  /** The form the map has. */
  value: DrawnLayout;
  isReadOnly: boolean;
  onKeep(form: DrawnLayout): Promise<void>;
}

/** The forms in a row, or behind a button where the window has no room for them. Not drawn again when the map changes and keeps its form. */
export const FormSwitch = memo(function FormSwitch(props: FormSwitchProps) {
  const isTight = useIsTightWindow();
  if (!isTight) return <Forms {...props} />;
  return (
    <Popover
      label="Form of the map"
      placement="bottom end"
      className="map-forms-over"
      trigger={
        <Button className="map-forms-open" aria-label={`Form of the map: ${LAYOUT_NAMES[props.value]}`}>
          <FormPicture of={props.value} /> {LAYOUT_NAMES[props.value]}
        </Button>
      }
    >
      {(close) => <Forms {...props} onKept={close} />}
    </Popover>
  );
});

function Forms({ value, isReadOnly, onKeep, onKept }: FormSwitchProps & { onKept?(): void }) {
  const preview = useMapRoom((s) => s.preview);
  const group = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const awaited = useRef<DrawnLayout | null>(null);
  const isOver = onKept !== undefined;
  useEffect(() => {
    // opened to choose: one begins at the form the map has
    if (isOver) group.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    return () => clearTimeout(timer.current);
  }, [isOver]);
  const keeping = useMapRoom((s) => s.keeping);
  const shown = preview ?? keeping?.form ?? value;

  function leave(): void {
    awaited.current = null;
    clearTimeout(timer.current);
    if (useMapRoom.getState().preview !== null) look(null);
  }
  function keep(form: DrawnLayout): void {
    clearTimeout(timer.current);
    const keeping = { form, isDone: false };
    useMapRoom.setState({ preview: null, keeping });
    onKept?.();
    void onKeep(form).then(() => {
      // a map that was kept just now is drawn as another one
      if (isOver && document.activeElement === document.body) focusWhenThere('.map-forms-open');
      // a later press may have come between
      if (useMapRoom.getState().keeping === keeping) useMapRoom.setState({ keeping: { form, isDone: true } });
    });
  }
  function walk(event: KeyboardEvent, at: number): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? FORMS.length - 1
          : step === undefined
            ? null
            : at + step;
    const form = to === null ? undefined : FORMS[(to + FORMS.length) % FORMS.length];
    if (form !== undefined) {
      event.preventDefault();
      group.current?.querySelector<HTMLElement>(`[data-form="${form}"]`)?.focus();
      look(form);
      announce(
        form === value
          ? `${LAYOUT_NAMES[form]}, the form the map has.`
          : isReadOnly
            ? `${LAYOUT_NAMES[form]} is shown. Escape goes back. This study is only read, so the form is not kept.`
            : `${LAYOUT_NAMES[form]} is shown. Enter keeps it, Escape goes back.`,
      );
    } else if (event.key === 'Escape' && preview !== null) {
      event.preventDefault();
      event.stopPropagation(); // what it stands in stays open
      look(null);
      group.current?.querySelector<HTMLElement>(`[data-form="${value}"]`)?.focus();
      announce(`${LAYOUT_NAMES[value]} again.`);
    }
  }

  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label="Form of the map"
      className="map-layouts"
      onPointerLeave={leave}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) leave();
      }}
    >
      {FORMS.map((form, at) => (
        <button
          key={form}
          title={LAYOUT_NAMES[form]}
          type="button"
          role="radio"
          aria-checked={form === value}
          data-form={form}
          data-looked={(form === shown && form !== value) || undefined}
          tabIndex={form === shown ? 0 : -1}
          className="map-form"
          // a form that comes to lie under a resting pointer, as the bar does after a stage, is not looked at: only moving is
          onPointerMove={(event) => {
            if (event.pointerType === 'touch' || awaited.current === form) return;
            awaited.current = form;
            clearTimeout(timer.current);
            timer.current = setTimeout(() => look(form === value ? null : form), REST);
          }}
          onClick={() => (isReadOnly ? look(form === value ? null : form) : keep(form))}
          onKeyDown={(event) => walk(event, at)}
        >
          <FormPicture of={form} />
          <span>{LAYOUT_NAMES[form]}</span>
        </button>
      ))}
    </div>
  );
}

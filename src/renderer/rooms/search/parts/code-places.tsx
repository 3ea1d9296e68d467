// The foot every way of autocoding shares: which code, how much it is, and the one button that does it.
import type { CodeView } from '../../../../shared/contract/codes.ts';
import type { SearchPlaces } from '../../../../shared/contract/search.ts';
import { count } from '../../../app/words.ts';
import { useClient } from '../../../data/use-query.ts';
import { run } from '../../../parts/run/run.ts';
import { Button, CodeName } from '../../../ui/index.ts';

/** A code of the study, or the name of one that is made with the first coding. */
export type ChosenCode = { id: string } | { name: string } | null;

interface CodePlacesProps {
  /** What is to be coded; undefined while it is not known yet. */
  places: SearchPlaces | undefined;
  code: ChosenCode;
  codes: readonly CodeView[];
  onChoose(): void;
  /** The places have their code now. */
  onDone(): void;
  /** Said when there is nothing to code. */
  nothing: string;
  buttonRef?: React.Ref<HTMLButtonElement>;
}

/** Says what would be coded before it is, and codes it in one step that can be taken back. */
export function CodePlaces({ places, code, codes, onChoose, onDone, nothing, buttonRef }: CodePlacesProps) {
  const client = useClient();
  const known = code && 'id' in code ? codes.find((one) => one.id === code.id) : undefined;
  const name = known?.name ?? (code && 'name' in code ? code.name : null);
  const number = places?.places.length ?? 0;
  async function apply() {
    if (!code || !places || number === 0) return;
    const chosen = known ? { codeId: known.id } : 'name' in code ? { name: code.name } : null;
    if (chosen === null) return;
    const done = await run(client, 'coding.applyMany', { ranges: places.places, ...chosen }, (value) =>
      value.existed === 0
        ? `Coded ${count(value.made, 'place')} with ${name}.`
        : `Coded ${count(value.made, 'place')} with ${name}. ${count(value.existed, 'place was', 'places were')} coded so already.`,
    );
    if (done) onDone();
  }
  return (
    <div className="se-code-places">
      <div className="se-code-choice">
        {name === null ? (
          <Button onPress={onChoose}>Choose a code</Button>
        ) : (
          <>
            <span className="tw-cut">
              {known ? <CodeName colour={known.colour}>{known.name}</CodeName> : `New code: ${name}`}
            </span>
            <Button variant="link" onPress={onChoose}>
              Change
            </Button>
          </>
        )}
      </div>
      <p className="se-preview" role="status">
        {preview(places, nothing)}
      </p>
      <Button
        ref={buttonRef}
        variant="primary"
        isDisabled={name === null || number === 0}
        onPress={() => void apply()}
      >
        {number === 0 ? 'Code' : `Code ${count(number, 'place')}`}
      </Button>
    </div>
  );
}

function preview(places: SearchPlaces | undefined, nothing: string): string {
  if (!places) return 'Looking at the places.';
  if (places.places.length === 0) return nothing;
  const said = `${count(places.places.length, 'place')} by ${count(places.people, 'person', 'people')} in ${count(places.documents, 'transcript')}.`;
  return places.isMore ? `${said} There are more: narrow the search, or code the rest afterwards.` : said;
}

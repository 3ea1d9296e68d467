// What stands in Search while nothing has been found.
import { Button, EmptyState } from '../../../ui/index.ts';
import { forgetRecent, useRecent } from '../recent.ts';
import { useSearch } from '../store.ts';
import type { Hits } from '../use-hits.ts';

/** Nothing typed yet, or nothing that fits. */
export function Nothing({ found }: { found: Hits }) {
  const { set, query } = useSearch();
  const recent = useRecent();
  if (found.input !== null || query.trim().length > 1) {
    if (found.isWorking || found.failure) return <div className="se-list" />;
    return (
      <p className="se-nothing">Nothing fits. Try fewer words, “Beginnings of words”, or look everywhere.</p>
    );
  }
  return (
    <div className="se-start" tabIndex={0}>
      <EmptyState drawing="search">
        Type what you are looking for. “Quotation marks” keep words together, worr* finds worry and worried,
        and money ~5 worry finds the two near each other.
      </EmptyState>
      {recent.length > 0 ? (
        <section className="se-recent" aria-label="Looked for lately">
          <h2>
            Looked for lately
            <Button variant="link" onPress={forgetRecent}>
              Forget these
            </Button>
          </h2>
          <ul>
            {recent.map((words) => (
              <li key={words}>
                <Button variant="quiet" onPress={() => set({ query: words })}>
                  {words}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

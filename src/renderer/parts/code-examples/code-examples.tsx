import { X } from 'lucide-react';
import type { CodeExample, CodeView, ExampleKind } from '../../../shared/contract/codes.ts';
import type { ExtractView } from '../../../shared/contract/codings.ts';
import { useHost } from '../../app/host-state.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { Button, Icon, IconButton } from '../../ui/index.ts';
import { clearExample } from './set-example.ts';
import './code-examples.css';

const TITLES: Record<ExampleKind, string> = {
  typical: 'Typical example',
  borderline: 'Borderline example',
};

interface CodeExamplesProps {
  code: CodeView;
  /** Opens the place in its transcript. */
  onOpen(extract: ExtractView): void;
  /** Said where there is no example at all; nothing is drawn without it. */
  emptyText?: string;
}

/** The typical and the borderline example of a code, in the words that stand there now; a press goes to the place. */
export function CodeExamples({ code, onOpen, emptyText }: CodeExamplesProps) {
  const client = useClient();
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const examples = useQuery('code.examples', { id: code.id }).data ?? [];
  if (examples.length === 0)
    return emptyText ? <p className="tw-meta tw-examples-none">{emptyText}</p> : null;
  return (
    <dl className="tw-examples">
      {examples.map((example) => (
        <div key={example.kind} className="tw-example">
          <dt>
            <span>{TITLES[example.kind]}</span>
            {example.extract ? <span className="tw-ref">{example.extract.reference}</span> : null}
            {isReadOnly ? null : (
              <IconButton
                label={`Take the ${example.kind} example away`}
                onPress={() => void clearExample(client, code, example.kind)}
              >
                <Icon of={X} small />
              </IconButton>
            )}
          </dt>
          <dd>
            <ExampleWords example={example} code={code} onOpen={onOpen} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface WordsProps {
  example: CodeExample;
  code: CodeView;
  onOpen(extract: ExtractView): void;
}

/** The words with what is to be known about them: gone, moved to another code, changed in the transcript. */
function ExampleWords({ example, code, onOpen }: WordsProps) {
  const { extract, text } = example;
  if (!extract) {
    return (
      <>
        {example.codingId === null ? null : (
          <p className="tw-example-note">The coding it was is gone. Choose another extract.</p>
        )}
        {text === '' ? null : (
          <>
            <p className="tw-quote">{text}</p>
            <p className="tw-meta">Came with the codebook, not from a transcript of this study.</p>
          </>
        )}
      </>
    );
  }
  return (
    <>
      <Button variant="quiet" className="tw-example-open" onPress={() => onOpen(extract)}>
        <span className="tw-vh">Open the {example.kind} example: </span>
        <span className="tw-quote">{extract.quote}</span>
      </Button>
      {extract.codeId === code.id ? null : (
        <p className="tw-example-note">It has another code now. Choose another extract.</p>
      )}
      {extract.anchored ? null : (
        <p className="tw-example-note">These words no longer stand here in the transcript.</p>
      )}
    </>
  );
}

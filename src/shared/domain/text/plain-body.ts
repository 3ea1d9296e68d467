/** The editor's state for plain words: one paragraph per line (Lexical's own shape, version 1). */
export function plainBody(text: string): string {
  const paragraph = (line: string) => ({
    type: 'paragraph',
    version: 1,
    direction: null,
    format: '',
    indent: 0,
    textFormat: 0,
    textStyle: '',
    children:
      line === ''
        ? []
        : [{ type: 'text', version: 1, detail: 0, format: 0, mode: 'normal', style: '', text: line }],
  });
  return JSON.stringify({
    root: {
      type: 'root',
      version: 1,
      direction: null,
      format: '',
      indent: 0,
      children: text.split('\n').map(paragraph),
    },
  });
}

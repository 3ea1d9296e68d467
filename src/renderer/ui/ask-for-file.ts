/**
 * Asks the person for a file of these kinds, by the browser's own chooser; null when they leave. The field stands in the page until
 * then: one that is in no page may be cleared away before the chooser has opened.
 */
export function askForFile(accept: string): Promise<File | null> {
  return new Promise((resolve) => {
    const field = document.createElement('input');
    field.type = 'file';
    field.accept = accept;
    field.hidden = true;
    const answer = (file: File | null) => {
      field.remove();
      resolve(file);
    };
    field.addEventListener('change', () => answer(field.files?.[0] ?? null));
    field.addEventListener('cancel', () => answer(null));
    document.body.append(field);
    field.click();
  });
}

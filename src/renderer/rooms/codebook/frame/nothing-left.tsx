import { useLayoutEffect, useRef, type ReactNode } from 'react';

/** What stands where a list was; it takes the focus when the last row went with it. */
export function NothingLeft({ children }: { children: ReactNode }) {
  const words = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === document.body) words.current?.focus();
  }, []);
  return (
    <p ref={words} className="fr-none" tabIndex={-1}>
      {children}
    </p>
  );
}

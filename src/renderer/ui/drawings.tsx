// Line drawings of our own for empty rooms: a 1.5 px pencil, and threads of 2 px that run through all of them.
import type { ReactNode } from 'react';

// classes: d pale pencil, e dark pencil, a b c the three threads, f filled with paper
const DRAWINGS = {
  transcript: (
    <>
      <path className="d f" d="M44 12h58l14 14v82H44z" />
      <path className="d" d="M102 12v14h14" />
      <path className="d" d="M54 36h38M54 48h50M54 72h44M54 84h50M54 96h24" />
      <path className="a" d="M10 66c20 0 26-6 44-6h50c22 0 24 12 46 12" />
    </>
  ),
  codes: (
    <>
      <path className="d" d="M14 22h72M14 40h60M14 58h68M14 76h54M14 94h64" />
      <path className="b" d="M30 28h44c18 0 18-6 34-6" />
      <path className="a" d="M22 64h52c16 0 18-5 34-5" />
      <path className="c" d="M34 100h34c18 0 22-4 40-4" />
      <path className="e f" d="m108 22 9-9h31a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3h-31z" />
      <path className="e f" d="m108 59 9-9h31a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3h-31z" />
      <path className="e f" d="m108 96 9-9h31a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3h-31z" />
      <path className="d" d="M124 22h18M124 59h20M124 96h14" />
    </>
  ),
  cards: (
    <>
      <rect className="d" x="12" y="14" width="136" height="92" rx="26" strokeDasharray="3 6" />
      <rect className="d f" x="30" y="30" width="48" height="28" rx="4" />
      <rect className="d f" x="84" y="26" width="48" height="28" rx="4" />
      <rect className="e f" x="58" y="62" width="48" height="28" rx="4" />
      <path className="b" d="M30 34v20" />
      <path className="c" d="M84 30v20" />
      <path className="a" d="M58 66v20" />
      <path className="d" d="M38 40h30M38 48h20M92 36h30M92 44h18M66 72h30M66 80h22" />
    </>
  ),
  map: (
    <>
      <path className="a" d="M64 60C46 60 44 30 30 28" />
      <path className="b" d="M96 56c18-4 16-28 32-30" />
      <path className="c" d="M92 68c10 8 14 26 32 28" />
      <path className="a" d="M66 66C54 76 54 94 38 98" />
      <rect className="e f" x="56" y="46" width="48" height="28" rx="12" />
      <path className="d" d="M68 60h24" />
      <rect className="d f" x="8" y="16" width="34" height="20" rx="7" />
      <rect className="d f" x="120" y="14" width="34" height="20" rx="7" />
      <rect className="d f" x="116" y="88" width="34" height="20" rx="7" />
      <rect className="d f" x="12" y="90" width="34" height="20" rx="7" />
    </>
  ),
  people: (
    <>
      <circle className="e f" cx="52" cy="40" r="13" />
      <circle className="e f" cx="108" cy="40" r="13" />
      <path className="d" d="M28 96c0-22 10-34 24-34s24 12 24 34M84 96c0-22 10-34 24-34s24 12 24 34" />
      <path className="a" d="M4 78c26 0 30-10 48-10 20 0 34 18 56 18 18 0 22-10 48-10" />
      <path className="b" d="M4 90c26 0 30 6 48 0 16-6 36-22 56-22 18 0 22 6 48 6" />
    </>
  ),
  journal: (
    <>
      <path className="d f" d="M38 14h74a8 8 0 0 1 8 8v78a8 8 0 0 1-8 8H38z" />
      <path className="d" d="M52 14v94M30 30h14M30 50h14M30 70h14M30 90h14" />
      <path className="d" d="M64 34h40M64 46h34M64 58h40" />
      <path className="a" d="M64 78c8-8 12 6 20-2s10 4 18-3c10-9 20 6 34-2" />
      <path className="e f" d="m136 71 14-10 4 5-13 11z" />
    </>
  ),
  review: (
    <>
      <path
        className="d f"
        d="M16 24a8 8 0 0 1 8-8h60a8 8 0 0 1 8 8v32a8 8 0 0 1-8 8H44L28 78V64h-4a8 8 0 0 1-8-8z"
      />
      <path className="d" d="M30 32h46M30 44h32" />
      <path
        className="e f"
        d="M72 62a8 8 0 0 1 8-8h56a8 8 0 0 1 8 8v28a8 8 0 0 1-8 8h-4v12l-16-12H80a8 8 0 0 1-8-8z"
      />
      <path className="a" d="m92 76 10 10c10-8 16-18 26-22 8-3 14 0 26-6" />
    </>
  ),
  search: (
    <>
      <path className="d" d="M14 26h66M14 44h44M14 62h38M14 80h46M14 98h60" />
      <path className="b" d="M6 53c20 0 30-9 46-9 8 0 12 4 20 4" />
      <circle className="e f" cx="96" cy="58" r="26" />
      <path className="e" d="m115 77 22 22" />
      <path className="d" d="M80 50h32M80 66h22" />
      <path className="a" d="M72 58c16 0 20 0 28 0s14-6 20-4" />
    </>
  ),
  reports: (
    <>
      <path className="d f" d="M30 10h50l14 14v84H30z" />
      <path className="d" d="M80 10v14h14M42 34h32M42 46h40M42 58h26" />
      <path className="b" d="M46 96V82" />
      <path className="a" d="M60 96V70" />
      <path className="c" d="M74 96V88" />
      <path className="a" d="M94 66c16 0 14-24 30-24 10 0 10 12 28 12" />
      <path className="d" d="M38 96h48" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type DrawingName = keyof typeof DRAWINGS;

/** One of the drawings, 160 by 120 design pixels, hidden from assistive technology: the words beside it say it all. */
export function Drawing({ name }: { name: DrawingName }) {
  return (
    <svg className="tw-drawing" viewBox="0 0 160 120" aria-hidden="true" focusable="false">
      {DRAWINGS[name]}
    </svg>
  );
}

/** The drawing of the first page: lines of talk, and three threads drawn together by a needle. */
export function FirstDrawing() {
  return (
    <svg
      className="tw-drawing tw-first-drawing"
      viewBox="0 0 340 150"
      role="img"
      aria-label="Lines of talk; three threads leave the words they mark and are drawn together by a needle"
    >
      <path
        className="d"
        d="M30 14h118M30 32h104M30 50h112M30 82h118M30 100h92M30 118h114M30 136h64M8 14h8M8 82h8"
      />
      <path className="b" d="M66 38.5h86c40 0 40 53 72 53 26 0 24-28 44-28" />
      <path className="a" d="M30 88.5h112c40 0 50-12.5 90-12.5h64" />
      <path className="c" d="M58 124.5h98c40 0 32-64 70-64 26 0 22 30 36 30" />
      <path className="e f" d="M291 76c10-3.2 24-3.6 43 0-19 3.6-33 3.2-43 0z" />
      <path className="e" d="M296.5 76h5" />
    </svg>
  );
}

/** Which named styles of a Word document are bold, hidden or headings. */

export interface DocxStyle {
  readonly bold: boolean;
  readonly hidden: boolean;
  readonly heading: boolean;
}

const none: DocxStyle = { bold: false, hidden: false, heading: false };

interface RawStyle {
  readonly basedOn: string | null;
  readonly bold: boolean | null;
  readonly hidden: boolean | null;
  readonly heading: boolean;
}

/** A look-up by style id. Read by pattern, not by parser: three facts of a part that is mostly defaults. */
export function readDocxStyles(bytes: Uint8Array | null): (id: string | undefined) => DocxStyle {
  const raw = bytes === null ? new Map<string, RawStyle>() : readRaw(new TextDecoder().decode(bytes));
  const known = new Map<string, DocxStyle>();
  const resolve = (id: string, depth: number): DocxStyle => {
    const found = known.get(id);
    const own = raw.get(id);
    if (found !== undefined || own === undefined || depth > 20) return found ?? none;
    const base = own.basedOn === null ? none : resolve(own.basedOn, depth + 1);
    const style = {
      bold: own.bold ?? base.bold,
      hidden: own.hidden ?? base.hidden,
      heading: own.heading || base.heading,
    };
    known.set(id, style);
    return style;
  };
  return (id) => (id === undefined ? none : resolve(id, 0));
}

function readRaw(xml: string): Map<string, RawStyle> {
  const styles = new Map<string, RawStyle>();
  for (const part of xml.split(/<(?:\w+:)?style\s/).slice(1)) {
    const id = /\bstyleId="([^"]*)"/.exec(part)?.[1];
    if (id === undefined) continue;
    styles.set(id, {
      basedOn: /<(?:\w+:)?basedOn\b[^>]*\bval="([^"]*)"/.exec(part)?.[1] ?? null,
      bold: toggle(part, 'b'),
      hidden: toggle(part, 'vanish'),
      heading: /<(?:\w+:)?name\b[^>]*\bval="(?:heading \d|Title|Subtitle)"/i.test(part),
    });
  }
  return styles;
}

function toggle(part: string, name: string): boolean | null {
  const found = new RegExp(String.raw`<(?:\w+:)?${name}(?:\s[^>]*?\bval="([^"]*)"[^>]*)?\s*/?>`).exec(part);
  return found === null ? null : !isOff(found[1]);
}

/** The ways Word writes "no". */
export const isOff = (value: string | undefined): boolean =>
  value === '0' || value === 'false' || value === 'off' || value === 'none';

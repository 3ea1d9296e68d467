/** How people write whom a row of a table is about. */

/** The participant number a cell names: "P7", "p07", "7", "#7" and "Participant 7" all mean 7; null for anything else. */
export function participantNumber(cell: string): number | null {
  const match = /^(?:p|#|participant)?\s*0*(\d{1,6})$/iu.exec(cell.trim());
  return match ? Number(match[1]) : null;
}

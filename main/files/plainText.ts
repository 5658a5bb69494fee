// Joiners stay, or family emoji and Persian words fall apart; line breaks stay until white space is collapsed.
const UNFIT = /(?![\t\n\v\f\r\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/**
 * Text from outside made fit to show: control and direction-changing characters out, white space collapsed,
 * at most `maxLength` code points (the last one is "…" where something was cut).
 */
export function cleanText(text: string, maxLength: number): string {
  const looked = text.slice(0, maxLength * 4 + 1000);
  const points = [...looked.replace(UNFIT, '').replace(/\s+/gu, ' ').trim()];
  if (points.length <= maxLength && looked.length === text.length) return points.join('');
  return `${points.slice(0, maxLength - 1).join('')}…`;
}

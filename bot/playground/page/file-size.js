/** How large a file is, as people write it. */

const UNITS = ["B", "kB", "MB", "GB"];

/** 1536 -> "1.5 kB" (with the locale's decimal sign). */
export function fileSize(bytes, locale) {
  let size = bytes,
    unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit && size < 10 ? 1 : 0;
  const text = size.toLocaleString(locale, { maximumFractionDigits: digits });
  return `${text} ${UNITS[unit]}`;
}

/** The kinds that the page shows as pictures. */
export const isPicture = (file) =>
  ["image/png", "image/jpeg", "image/gif", "image/webp"].includes(file.mimetype);

/** Letters that Unicode does not take apart into a base letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = { ə: 'e', ı: 'i', ø: 'o', ß: 'ss', æ: 'ae', ł: 'l', đ: 'd' };

/** A short name for addresses: `Bakı Diş Klinikası` gives `baki-dis-klinikasi`. Never empty, at most 40 characters. */
export function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[əıøßæłđ]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  return plain === '' ? 'workspace' : plain;
}

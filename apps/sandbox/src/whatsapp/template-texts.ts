/** Texts that the stand-in shows for templates it knows; `{{1}}` is the first variable of the body. */
const TEXTS: Readonly<Record<string, string>> = {
  greeting_az: 'Salam, {{1}}! Baku Dental klinikasına yazdığınız üçün təşəkkür edirik. Sizə necə kömək edə bilərik?',
  followup_az: 'Salam, {{1}}! Müraciətiniz bizim üçün vacibdir. Sizə zəng etməyimizi istəyirsiniz?',
  reminder_az: 'Salam, {{1}}! Görüşünüzü xatırladırıq: {{2}}.',
};

/** The text a person sees. A template without a known text shows its name and its values. */
export function templateBody(name: string, values: readonly string[]): string {
  const text = TEXTS[name];
  if (text === undefined) return [`[${name}]`, ...values].join(' ');
  return text.replaceAll(/\{\{(\d+)\}\}/g, (_, position: string) => values[Number(position) - 1] ?? '');
}

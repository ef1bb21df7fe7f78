/** What the page says by itself; everything else is in the words of the workspace. */
export interface FormTexts {
  readonly send: string;
  readonly sent: string;
  readonly required: string;
  readonly missing: string;
  readonly notEmail: string;
  readonly tooLong: string;
  readonly check: string;
  readonly leaveEmpty: string;
  readonly gone: string;
}

const TEXTS = {
  en: {
    send: 'Send',
    sent: 'Thank you. We have received it.',
    required: 'required',
    missing: 'Fill this in.',
    notEmail: 'This is not an email address.',
    tooLong: 'This is too long.',
    check: 'Some fields need your attention.',
    leaveEmpty: 'Leave this field empty',
    gone: 'There is no form here. It may have been taken down.',
  },
  az: {
    send: 'Göndər',
    sent: 'Təşəkkür edirik. Müraciətinizi aldıq.',
    required: 'mütləqdir',
    missing: 'Bu sahəni doldurun.',
    notEmail: 'E-poçt ünvanı düzgün deyil.',
    tooLong: 'Mətn çox uzundur.',
    check: 'Bəzi sahələri yoxlayın.',
    leaveEmpty: 'Bu sahəni boş saxlayın',
    gone: 'Burada forma yoxdur. Ola bilsin, götürülüb.',
  },
  ru: {
    send: 'Отправить',
    sent: 'Спасибо. Мы получили ваше сообщение.',
    required: 'обязательно',
    missing: 'Заполните это поле.',
    notEmail: 'Это не похоже на адрес почты.',
    tooLong: 'Слишком длинный текст.',
    check: 'Проверьте отмеченные поля.',
    leaveEmpty: 'Оставьте это поле пустым',
    gone: 'Здесь нет формы. Возможно, её убрали.',
  },
  tr: {
    send: 'Gönder',
    sent: 'Teşekkür ederiz. Mesajınızı aldık.',
    required: 'zorunlu',
    missing: 'Bu alanı doldurun.',
    notEmail: 'Bu bir e-posta adresi değil.',
    tooLong: 'Metin çok uzun.',
    check: 'Bazı alanları kontrol edin.',
    leaveEmpty: 'Bu alanı boş bırakın',
    gone: 'Burada form yok. Kaldırılmış olabilir.',
  },
} as const satisfies Record<string, FormTexts>;

/** Texts for a BCP 47 language, or for an `Accept-Language` header; English where we have no others. */
export function formTexts(language: string): FormTexts {
  const base = language.toLowerCase().split(/[-,;]/, 1)[0] ?? '';
  return Object.hasOwn(TEXTS, base) ? TEXTS[base as keyof typeof TEXTS] : TEXTS.en;
}

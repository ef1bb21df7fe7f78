/** What the page of a question says by itself; question and choices are in the words of the workspace. */
export interface ApprovalTexts {
  readonly title: string;
  readonly note: string;
  readonly until: string;
  readonly thanks: string;
  readonly chosen: string;
  readonly answered: string;
  readonly expired: string;
  readonly withdrawn: string;
  readonly gone: string;
  readonly choose: string;
  /** Before the moment at which it was answered, and before the last one at which it could be. */
  readonly when: string;
  readonly wasOpen: string;
}

const TEXTS = {
  en: {
    title: 'Your decision is needed',
    note: 'Note (optional)',
    until: 'Please answer until',
    thanks: 'Thank you. Your answer has been taken.',
    chosen: 'Answer:',
    answered: 'This question has been answered already.',
    expired: 'The time to answer this question has passed.',
    withdrawn: 'This question is not asked any more.',
    gone: 'There is no question here. Check that the link is complete.',
    choose: 'Choose one of the answers.',
    when: 'When:',
    wasOpen: 'It could be answered until',
  },
  az: {
    title: 'Qərarınız lazımdır',
    note: 'Qeyd (istəyə görə)',
    until: 'Cavab müddəti:',
    thanks: 'Təşəkkür edirik. Cavabınız qəbul olundu.',
    chosen: 'Cavab:',
    answered: 'Bu suala artıq cavab verilib.',
    expired: 'Bu suala cavab vermək vaxtı keçib.',
    withdrawn: 'Bu sual artıq aktual deyil.',
    gone: 'Burada sual yoxdur. Keçidin tam olduğunu yoxlayın.',
    choose: 'Cavablardan birini seçin.',
    when: 'Vaxt:',
    wasOpen: 'Cavab vermək mümkün idi, son vaxt:',
  },
  ru: {
    title: 'Нужно ваше решение',
    note: 'Примечание (необязательно)',
    until: 'Ответьте, пожалуйста, до',
    thanks: 'Спасибо. Ваш ответ принят.',
    chosen: 'Ответ:',
    answered: 'На этот вопрос уже ответили.',
    expired: 'Время для ответа на этот вопрос прошло.',
    withdrawn: 'Этот вопрос больше не актуален.',
    gone: 'Здесь нет вопроса. Проверьте, что ссылка полная.',
    choose: 'Выберите один из ответов.',
    when: 'Когда:',
    wasOpen: 'Ответить можно было до',
  },
  tr: {
    title: 'Kararınız gerekiyor',
    note: 'Not (isteğe bağlı)',
    until: 'Son cevap zamanı:',
    thanks: 'Teşekkür ederiz. Cevabınız alındı.',
    chosen: 'Cevap:',
    answered: 'Bu soru zaten cevaplandı.',
    expired: 'Bu soruyu cevaplama süresi geçti.',
    withdrawn: 'Bu soru artık geçerli değil.',
    gone: 'Burada bir soru yok. Bağlantının tam olduğunu kontrol edin.',
    choose: 'Cevaplardan birini seçin.',
    when: 'Zaman:',
    wasOpen: 'Son cevap zamanı şuydu:',
  },
} as const satisfies Record<string, ApprovalTexts>;

/** Texts for a BCP 47 language, or for an `Accept-Language` header; English where we have no others. */
export function approvalTexts(language: string): ApprovalTexts {
  const base = language.toLowerCase().split(/[-,;]/, 1)[0] ?? '';
  return Object.hasOwn(TEXTS, base) ? TEXTS[base as keyof typeof TEXTS] : TEXTS.en;
}

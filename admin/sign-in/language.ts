import { words, type Language, type Word } from './words';

const STORED = 'medregistry.locale';
const stored = localStorage.getItem(STORED);
let language: Language = stored === 'zh-Hant' || stored === 'en' ? stored : 'zh-Hans';

export const say = (word: Word): string => words[language][word];

function apply(): void {
  document.documentElement.lang = language;
  document.querySelectorAll<HTMLElement>('[data-say]').forEach((element) => {
    element.textContent = say(element.dataset['say'] as Word);
  });
  document.querySelectorAll<HTMLElement>('[data-language]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset['language'] === language)));
  document.title = `${say('enter')} · ${say('title')}`;
}

/** Switches this page and, through the shared setting, the application behind it. */
export function startLanguage(): void {
  document.querySelectorAll<HTMLElement>('[data-language]').forEach((button) =>
    button.addEventListener('click', () => {
      language = button.dataset['language'] as Language;
      localStorage.setItem(STORED, language);
      apply();
    }),
  );
  apply();
}

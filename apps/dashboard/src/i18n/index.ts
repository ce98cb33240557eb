import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferences } from '../settings/preferences.js';
import en from './en.json';
import ja from './ja.json';

void i18next.use(initReactI18next).init({
  resources: { ja: { translation: ja }, en: { translation: en } },
  lng: preferences.current.language,
  fallbackLng: 'ja',
  interpolation: { escapeValue: false },
});

function follow(): void {
  const { language } = preferences.current;
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
preferences.subscribe(follow);
follow();

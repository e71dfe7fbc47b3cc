// Before the first paint: the language and the theme this device remembers.
(() => {
  const root = document.documentElement;
  const locale = localStorage.getItem('weightroom:locale');
  const korean = navigator.languages.some((tag) => tag.toLowerCase().startsWith('ko'));
  root.lang = locale === 'ko' || locale === 'en' ? locale : korean ? 'ko' : 'en';
  const theme = localStorage.getItem('weightroom:theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
})();

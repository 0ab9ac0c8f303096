// Sets theme, density and language before the first paint. Keys and values: src/lib/preferences.ts.
(function () {
  var root = document.documentElement;
  var read = function (key) {
    try {
      return localStorage.getItem('cochin.' + key);
    } catch {
      return null;
    }
  };
  var theme = read('theme');
  var dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'cochin-nuit' : 'cochin';
  root.dataset.density = read('density') || 'normal';
  root.dataset.sidebar = read('sidebar') === 'folded' ? 'folded' : 'open';
  root.lang = read('language') === 'en' ? 'en' : 'fr';
})();

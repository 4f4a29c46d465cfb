document.documentElement.classList.add('scripted');

const themeButton = document.querySelector('.theme');
const system = matchMedia('(prefers-color-scheme: dark)');

themeButton.addEventListener('click', () => {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : system.matches;
  root.dataset.theme = isDark ? 'light' : 'dark';
  nameTheme();
});
system.addEventListener('change', nameTheme);
nameTheme();

function nameTheme() {
  const chosen = document.documentElement.dataset.theme;
  const isDark = chosen ? chosen === 'dark' : system.matches;
  themeButton.textContent = isDark ? 'Light page' : 'Dark page';
}

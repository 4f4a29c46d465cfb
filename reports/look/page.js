document.documentElement.classList.add('scripted');

const themes = ['system', 'light', 'dark'];
const themeButton = document.querySelector('.theme');
const system = matchMedia('(prefers-color-scheme: dark)');

themeButton.addEventListener('click', () => {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === themes[2] : system.matches;
  root.dataset.theme = isDark ? themes[1] : themes[2];
  nameTheme();
});
system.addEventListener('change', nameTheme);
nameTheme();

function nameTheme() {
  const chosen = document.documentElement.dataset.theme;
  const isDark = chosen ? chosen === themes[2] : system.matches;
  themeButton.textContent = isDark ? 'Light page' : 'Dark page';
}

for (const table of document.querySelectorAll('table.rows')) {
  makeSortable(table);
  if (table.tBodies[0].rows.length > 8) makeFilterable(table);
}

function makeSortable(table) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const isRising = head.getAttribute('aria-sort') === 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', isRising ? 'descending' : 'ascending');
      sortRows(table, column, isRising ? -1 : 1);
    });
  });
}

function sortRows(table, column, direction) {
  const body = table.tBodies[0];
  const keyed = [...body.rows].map((row) => ({ row, key: sortKey(row.cells[column]) }));
  keyed.sort((left, right) => {
    if (left.key === '' || right.key === '') return (left.key === '') - (right.key === '');
    return direction * compare(left.key, right.key);
  });
  body.append(...keyed.map(({ row }) => row));
}

function sortKey(cell) {
  const value = cell.dataset.sort;
  return value === undefined ? cell.textContent.trim() : Number(value);
}

function compare(left, right) {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left).localeCompare(String(right), 'en', { numeric: true });
}

function makeFilterable(table) {
  const rows = [...table.tBodies[0].rows];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const box = document.createElement('p');
  box.className = 'filter';
  const label = document.createElement('label');
  label.textContent = 'Filter rows';
  const input = document.createElement('input');
  input.type = 'search';
  input.id = `${table.id}-filter`;
  label.htmlFor = input.id;
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  box.append(label, input, status);
  table.closest('.scroll').before(box);
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !words.every((word) => texts[index].includes(word));
      if (!row.hidden) shown += 1;
    });
    status.textContent = words.length === 0 ? '' : `${shown} of ${rows.length} rows`;
  });
}

const voice = document.createElement('p');
voice.className = 'unseen';
voice.setAttribute('role', 'status');
document.querySelector('main').append(voice);

for (const chart of document.querySelectorAll('.chart')) makeReadable(chart);

function makeReadable(chart) {
  const marks = [...chart.querySelectorAll('[aria-label]')];
  if (marks.length === 0) return;
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  chart.after(tip);
  chart.parentElement.style.position = 'relative';
  let at = -1;
  chart.setAttribute('role', 'application');
  chart.setAttribute(
    'aria-label',
    `${chart.getAttribute('aria-label')} Arrow keys read its marks.`,
  );
  chart.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') hide();
    if (step === undefined) return;
    event.preventDefault();
    show((at + step + marks.length) % marks.length);
    voice.textContent = tip.textContent;
  });
  chart.addEventListener('blur', hide);
  chart.addEventListener('pointermove', (event) => {
    const mark = event.target.closest('[aria-label]');
    if (mark && marks.includes(mark)) show(marks.indexOf(mark));
    else hide();
  });
  chart.addEventListener('pointerleave', hide);

  function show(index) {
    marks[at]?.classList.remove('reading');
    at = index;
    const mark = marks[at];
    mark.classList.add('reading');
    tip.textContent = mark.getAttribute('aria-label');
    tip.hidden = false;
    const box = mark.getBoundingClientRect();
    const frame = chart.parentElement.getBoundingClientRect();
    const left = box.left + box.width / 2 - frame.left - tip.offsetWidth / 2;
    tip.style.left = `${Math.max(0, Math.min(left, frame.width - tip.offsetWidth))}px`;
    tip.style.top = `${box.top - frame.top - tip.offsetHeight - 6}px`;
  }

  function hide() {
    marks[at]?.classList.remove('reading');
    tip.hidden = true;
  }
}

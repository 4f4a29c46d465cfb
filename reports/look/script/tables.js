// What a table is narrowed to beside the words in its filter, and how it is narrowed again.
const only = new Map();
const filters = new Map();

function refilter(table) {
  const matches = filters.get(table);
  for (const row of table.tBodies[0].rows) {
    row.hidden = !((matches?.(row) ?? true) && (only.get(table)?.(row) ?? true));
  }
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
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
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
    filters.set(table, (row) => words.every((word) => texts.get(row).includes(word)));
    refilter(table);
    const shown = rows.filter((row) => !row.hidden).length;
    status.textContent = words.length === 0 ? '' : `${shown} of ${rows.length} rows`;
  });
}

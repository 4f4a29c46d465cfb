const lists = [...document.querySelectorAll('.traced')].map((told) => ({
  told,
  table: document.getElementById(told.dataset.list),
}));
if (lists.length > 0) {
  addEventListener('hashchange', showTraced);
  // A page that opens on a figure is scrolled to the figure's line once more when it has loaded.
  addEventListener('load', () => requestAnimationFrame(showTraced));
  showTraced();
}

function showTraced() {
  const figure = document.getElementById(location.hash.slice(1));
  for (const { told, table } of lists) {
    if (only.delete(table)) refilter(table);
    told.replaceChildren();
  }
  const list = lists.find(({ table }) => table.id === figure?.dataset.list);
  if (list !== undefined) return narrow(list, figure.dataset);
  const fold = figure?.closest('details');
  if (!fold || fold.open) return;
  fold.open = true;
  figure.scrollIntoView({ block: 'start' });
}

function narrow({ told, table }, { name, where, rows: counted }) {
  const keys = [...table.tHead.rows[0].cells].map((head) => head.dataset.key);
  const conditions = JSON.parse(where).map(({ column, values, within }) => ({
    place: keys.indexOf(column),
    values,
    within,
  }));
  only.set(table, (row) =>
    conditions.every(({ place, values, within }) => {
      const text = place < 0 ? '' : row.cells[place].textContent;
      return within
        ? text.split(', ').some((each) => values.includes(each))
        : values.includes(text);
    }),
  );
  refilter(table);
  table.closest('details').open = true;
  const rows = [...table.tBodies[0].rows];
  const shown = rows.filter((row) => !row.hidden).length;
  const all = document.createElement('a');
  all.href = '#trace';
  all.textContent = 'Show all';
  const rest =
    Number(counted) > shown ? `It counts ${counted}; the others are not on this page. ` : '';
  told.replaceChildren(`${name}: ${shown} of ${rows.length} rows. ${rest}`, all);
  told.focus({ preventScroll: true });
  told.scrollIntoView({ block: 'start' });
}

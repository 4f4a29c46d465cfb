const behind = document.getElementById('obligations-behind');
if (behind) makeTraceable(behind);

function makeTraceable(table) {
  const keys = [...table.tHead.rows[0].cells].map((head) => head.dataset.key);
  const rows = [...table.tBodies[0].rows];
  const told = document.getElementById('traced');
  addEventListener('hashchange', show);
  show();

  function show() {
    const id = location.hash.slice(1);
    const figure = document.getElementById(id);
    const where = figure?.dataset.where;
    if (where === undefined) {
      only.delete(table);
      told.replaceChildren();
      return refilter(table);
    }
    const conditions = JSON.parse(where).map(({ column, values }) => ({
      place: keys.indexOf(column),
      values,
    }));
    only.set(table, (row) =>
      conditions.every(({ place, values }) =>
        values.includes(place < 0 ? '' : row.cells[place].textContent),
      ),
    );
    refilter(table);
    table.closest('details').open = true;
    const shown = rows.filter((row) => !row.hidden).length;
    const all = document.createElement('a');
    all.href = '#trace';
    all.textContent = 'Show all';
    told.replaceChildren(`${figure.dataset.name}: ${shown} of ${rows.length} rows. `, all);
    told.focus({ preventScroll: true });
    told.scrollIntoView({ block: 'start' });
  }
}

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

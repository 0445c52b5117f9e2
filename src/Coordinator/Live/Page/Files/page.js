'use strict';

// Draws what the run tells once a second. Nothing is ever taken for markup: all text goes through textContent.
const levels = ['Verbose', 'Debug', 'Information', 'Warning', 'Error', 'Fatal'];
const levelNames = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];
const mostLines = 500;
const at = id => document.getElementById(id);
const lines = [];
let hasEnded = false;
let run = null;

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function shape(name, attributes, text) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

// Only what differs, so that a screen reader and a selection are left alone.
function say(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

const digits = value => value < 9.995 ? value.toFixed(2) : value < 99.95 ? value.toFixed(1) : Math.round(value).toLocaleString('en');
const short = value => value < 999.5 ? digits(value) : value < 999.5e3 ? digits(value / 1e3) + ' k' : value < 999.5e6 ? digits(value / 1e6) + ' M' : digits(value / 1e9) + ' G';
const whole = value => Math.floor(value).toLocaleString('en');
const percent = share => Math.round(100 * share) + ' %';

function seconds(value) {
  if (value < 999.5e-9) return digits(value * 1e9) + ' ns';
  if (value < 999.5e-6) return digits(value * 1e6) + ' us';
  if (value < 999.5e-3) return digits(value * 1e3) + ' ms';
  return digits(value) + ' s';
}

function clock(value) {
  const minutes = Math.floor(value / 60);
  return (minutes >= 60 ? Math.floor(minutes / 60) + ':' + String(minutes % 60).padStart(2, '0') : String(minutes)) + ':' + String(Math.floor(value % 60)).padStart(2, '0');
}

function showStatus(status, text) {
  at('status').dataset.status = status;
  say(at('status'), text);
}

function showNow(state) {
  say(at('run'), 'run ' + state.run);
  say(at('machine'), state.machine);
  if (state.status === 'ended') {
    showStatus('ended', state.outcome === 'Fine' ? 'ended, all fine' : 'ended: ' + state.ending);
  } else {
    showStatus(state.status, state.status === 'failed' ? 'failed: a worker was lost for good' : state.status);
  }

  const place = [];
  if (state.part) place.push(`${state.part.kind} ${state.part.name}, ${state.part.index} of ${state.part.count}`);
  if (state.now && state.now.sample) place.push(`sample ${state.now.sample} of ${state.now.samples}`);
  const what = state.now ? (state.now.sample || !state.now.stage ? state.now.name : `${state.now.stage}: ${state.now.name}`) : state.stage;
  say(at('stage'), state.status === 'ended' ? 'The run has ended.' : [...place, what].join(' · '));
  showSamples(state);
  const run = state.now;
  at('current').value = run ? run.ticksDone / Math.max(1, run.ticks) : 0;
  say(at('current-text'), run ? `${whole(run.ticksDone)} of ${whole(run.ticks)} ticks` : 'none goes on');
  say(at('elapsed'), clock(state.elapsedSeconds));
  say(at('rate'), short(state.ticksPerSecond));
  say(at('restart-count'), String(state.restartCount));
  document.title = (state.status === 'running' ? '' : state.status + ' · ') + 'ParallelMotion';
}

function showSamples(state) {
  const samples = state.samples;
  if (!samples || samples.total === 0) {
    at('all').removeAttribute('value');
    say(at('all-text'), 'not known yet');
    say(at('left'), '-');
    return;
  }

  const share = state.status === 'ended' && state.outcome === 'Fine' ? 1 : Math.min(1, samples.done / samples.total);
  const ofPart = state.part && state.part.kind === 'exercise' ? ' of what it measures now' : '';
  at('all').value = share;
  say(at('all-text'), `${Math.floor(samples.done)} of ${samples.total} samples${ofPart}, ${percent(share)}`);
  const left = state.status !== 'running' || !samples.secondsLeft || ofPart ? '-' : (samples.isGuess ? '~ ' : '') + clock(Math.ceil(samples.secondsLeft));
  say(at('left'), left);
  at('left').title = samples.isGuess ? 'A guess: some runs have no sample yet, and are taken to be like the others.' : 'By what the same runs took so far.';
}

// Rows are kept and their cells changed: each update is no time to make a table.
function fillTable(table, rows, make, update) {
  const body = table.tBodies[0];
  while (body.rows.length > rows.length) body.deleteRow(-1);
  rows.forEach((row, index) => {
    if (body.rows.length <= index) body.append(make());
    update(body.rows[index], row);
  });
}

function cells(...kinds) {
  return element('tr', {}, ...kinds.map(kind => element('td', kind ? { class: kind } : {})));
}

function setCells(row, ...texts) {
  texts.forEach((text, index) => { if (text !== null) say(row.cells[index], text); });
}

function makeWorker() {
  const row = cells('', '', '', 'number', 'number', 'number', 'number', 'number');
  row.cells[1].append(element('span', { class: 'state' }));
  const bar = shape('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  for (const kind of ['track', 'computing', 'waiting']) bar.append(shape('rect', { class: 'fill-' + kind, x: 0, y: 0, width: kind === 'track' ? 100 : 0, height: 10 }));
  row.cells[2].append(element('div', { class: 'share' }, bar, element('span', { class: 'figure' })));
  return row;
}

function showWorker(row, worker) {
  const has = worker.rangeStart !== null;
  const waiting = worker.waiting ?? 0;
  setCells(row, String(worker.index), null, null, short(worker.rowTicksPerSecond), has ? whole(worker.tick) : '-',
    has ? `${whole(worker.rangeStart)} to ${whole(worker.rangeEnd)}` : '-', String(worker.processId), String(worker.restarts));
  const state = row.cells[1].firstChild;
  state.dataset.state = worker.state;
  say(state, worker.state);
  const [, computing, idle] = row.cells[2].querySelectorAll('rect');
  computing.setAttribute('width', 100 * worker.computing);
  idle.setAttribute('x', 100 * worker.computing);
  idle.setAttribute('width', 100 * waiting);
  say(row.cells[2].querySelector('.figure'), `${percent(worker.computing)} / ${percent(waiting)}`);
}

function showTelling(all) {
  const place = at('telling');
  while (place.children.length > all.length) place.lastChild.remove();
  all.forEach((telling, index) => {
    if (place.children.length <= index) place.append(element('figure', {}, element('figcaption'), shape('svg', { role: 'img' })));
    drawBuckets(place.children[index], telling);
  });
}

function quantile(telling, share) {
  let passed = 0;
  for (const bucket of telling.buckets) {
    passed += bucket.count;
    if (passed >= share * telling.count) return bucket.toSeconds;
  }
  return 0;
}

// A logarithmic axis of time, and heights by the root: the few slow ones are what people look for.
function drawBuckets(figure, telling) {
  const [caption, svg] = figure.children;
  const text = `By ${telling.channel}: ${telling.count.toLocaleString('en')} dispatches, half below ${seconds(quantile(telling, 0.5))}, 99 % below ${seconds(quantile(telling, 0.99))}`;
  say(caption, text);
  const width = svg.clientWidth || 400, height = 144, floor = height - 20;
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('aria-label', text);
  const from = 10 ** Math.floor(Math.log10(telling.buckets[0].fromSeconds));
  const to = 10 ** Math.ceil(Math.log10(telling.buckets[telling.buckets.length - 1].toSeconds));
  const x = value => (Math.log10(value / from) / Math.log10(to / from)) * width;
  const most = Math.max(...telling.buckets.map(bucket => bucket.count));
  const drawn = [shape('line', { x1: 0, x2: width, y1: floor, y2: floor })];
  const decades = Math.round(Math.log10(to / from));
  const every = width / decades < 64 ? 2 : 1;
  for (let decade = 0; decade <= decades; decade++) {
    const tick = from * 10 ** decade;
    drawn.push(shape('line', { x1: x(tick), x2: x(tick), y1: 4, y2: floor }));
    if ((decades - decade) % every === 0) {
      const end = decade === decades;
      drawn.push(shape('text', { x: x(tick) + (end ? -3 : 3), y: height - 6, 'text-anchor': end ? 'end' : 'start' }, axis(tick)));
    }
  }
  for (const bucket of telling.buckets) {
    const high = Math.max(1.5, Math.sqrt(bucket.count / most) * (floor - 8));
    const bar = shape('rect', { class: 'fill-' + telling.channel, x: x(bucket.fromSeconds) + 0.5, y: floor - high, width: Math.max(1, x(bucket.toSeconds) - x(bucket.fromSeconds) - 1), height: high });
    bar.append(shape('title', {}, `${seconds(bucket.fromSeconds)} to ${seconds(bucket.toSeconds)}: ${bucket.count.toLocaleString('en')}`));
    drawn.push(bar);
  }
  svg.replaceChildren(...drawn);
}

function axis(value) {
  const power = Math.round(Math.log10(value));
  const [unit, base] = power >= 0 ? ['s', 0] : power >= -3 ? ['ms', -3] : power >= -6 ? ['us', -6] : ['ns', -9];
  return 10 ** (power - base) + ' ' + unit;
}

function showRestarts(state) {
  at('no-restarts').hidden = state.restartCount > 0;
  const list = at('restarts');
  if (list.dataset.count === String(state.restartCount)) return;
  list.dataset.count = state.restartCount;
  list.replaceChildren(...[...state.restarts].reverse().map(restart => element('li', {},
    element('strong', {}, `Worker ${restart.worker}`), ` at ${clock(restart.atSeconds)}: ${restart.cause}` +
    (restart.tick === null ? '' : `, in tick ${restart.tick}`) + (restart.during ? ` (${restart.during})` : '') + `; replaced after ${seconds(restart.recoverySeconds)}`)));
}

function showRest(state) {
  fillTable(at('trips'), state.roundTrips, () => cells('', '', 'number', 'number', 'number', 'number'),
    (row, trip) => setCells(row, trip.workers, trip.channel, seconds(trip.p50Seconds), seconds(trip.p99Seconds), seconds(trip.maxSeconds), trip.samples.toLocaleString('en')));
  at('trips').hidden = state.roundTrips.length === 0;
  at('no-measurements').hidden = state.measurements.length > 0;
  at('measurements').hidden = state.measurements.length === 0;
  fillTable(at('measurements'), state.measurements, () => cells('', '', 'number', 'number', 'number'),
    (row, run) => setCells(row, run.part, run.run, seconds(run.medianSeconds), String(run.samples), short(run.rows)));
  const stages = at('stages');
  while (stages.children.length > state.stages.length) stages.lastChild.remove();
  state.stages.forEach((stage, index) => {
    if (stages.children.length <= index) stages.append(element('li', {}, element('span', { class: 'quiet' }), element('span'), element('span', { class: 'figure' })));
    const [when, name, took] = stages.children[index].children;
    say(when, clock(stage.atSeconds));
    say(name, stage.name);
    say(took, stage.name === 'ended' ? '' : seconds(stage.seconds));
  });
}

function passes(line) {
  const worker = at('worker').value.trim();
  const text = at('text').value.trim().toLowerCase();
  return levels.indexOf(line.level) >= Number(at('level').value)
    && (worker === '' || String(line.worker) === worker)
    && (text === '' || line.message.toLowerCase().includes(text) || (line.event ?? '').toLowerCase().includes(text));
}

function logRow(line) {
  const row = element('tr', { 'data-level': line.level });
  const time = new Date(line.at);
  row.append(
    element('td', { class: 'time quiet' }, time.toLocaleTimeString('en-GB') + '.' + String(time.getMilliseconds()).padStart(3, '0')),
    element('td', { class: 'level' }, levelNames[levels.indexOf(line.level)] ?? line.level),
    element('td', { class: 'quiet' }, line.worker === null ? '' : 'w' + line.worker),
    element('td', { title: line.event ?? '' }, line.message));
  return row;
}

function showLog(added) {
  const body = at('log').tBodies[0];
  const box = at('log-scroll');
  const isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 30;
  if (added === null) body.replaceChildren();
  for (const line of added ?? lines) if (passes(line)) body.append(logRow(line));
  while (body.rows.length > mostLines) body.deleteRow(0);
  say(at('log-count'), `${body.rows.length} of ${lines.length} lines`);
  if (isAtEnd || added === null) box.scrollTop = box.scrollHeight;
}

function show(state) {
  showNow(state);
  fillTable(at('workers'), state.workers, makeWorker, showWorker);
  showTelling(state.telling);
  showRestarts(state);
  showRest(state);
}

function follow() {
  const source = new EventSource('/events');
  source.addEventListener('state', event => {
    const state = JSON.parse(event.data);
    if (run !== null && run !== state.run) return location.reload();
    run = state.run;
    show(state);
    if (state.status === 'ended') {
      hasEnded = true;
      source.close();
    }
  });
  source.addEventListener('log', event => {
    const added = JSON.parse(event.data);
    lines.push(...added);
    lines.splice(0, lines.length - mostLines);
    showLog(added);
  });
  source.onerror = () => {
    if (!hasEnded) showStatus('lost', source.readyState === EventSource.CLOSED ? 'not connected' : 'no answer: the process has ended, or is busy');
  };
}

at('filters').addEventListener('submit', event => event.preventDefault());
for (const id of ['level', 'worker', 'text']) at(id).addEventListener('input', () => showLog(null));
follow();
